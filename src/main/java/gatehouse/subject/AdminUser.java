package gatehouse.subject;

import gatehouse.tenant.Population;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A person or system that works for a tenant, an institution or the operator, in one role or position. */
@Entity
@Table(name = "admin_user")
public class AdminUser implements Party {
    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "name")
    private String name;

    @Column(name = "email")
    private String email;

    @Column(name = "phone")
    private String phone;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private Role role;

    @Column(name = "created")
    private Instant created;

    @Version
    @Column(name = "version")
    private long version;

    protected AdminUser() {}

    AdminUser(long id, long tenantId, Details details, Role role, Instant created) {
        requireStaff(role);
        this.id = id;
        this.tenantId = tenantId;
        this.name = details.name();
        this.email = details.email().map(EmailAddress::text).orElse(null);
        this.phone = details.phone().map(PhoneNumber::digits).orElse(null);
        this.role = role;
        this.created = created;
    }

    /** Who it is and how they are reached; systems have a name only. */
    public record Details(String name, Optional<EmailAddress> email, Optional<PhoneNumber> phone) {
        public static Details ofSystem(LoginName name) {
            return new Details(name.typed(), Optional.empty(), Optional.empty());
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Details[hidden]";
        }
    }

    public long id() {
        return id;
    }

    @Override
    public PartyId party() {
        return PartyId.adminUser(id);
    }

    @Override
    public long tenantId() {
        return tenantId;
    }

    public String name() {
        return name;
    }

    @Override
    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::new);
    }

    @Override
    public Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone).map(PhoneNumber::new);
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public String population() {
        return Population.STAFF;
    }

    public Instant created() {
        return created;
    }

    /** Whoever calls this gives the same role to every subject that acts for this admin user. */
    public void becomes(Role other) {
        requireStaff(other);
        role = other;
    }

    private static void requireStaff(Role role) {
        if (!role.isStaff()) {
            throw new IllegalArgumentException(role + " is no role of an admin user");
        }
    }
}
