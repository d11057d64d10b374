package gatehouse.subject;

import gatehouse.tenant.Language;
import gatehouse.tenant.Population;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who owns things at a tenant: a person or a company, with the phone and e-mail that reach them. */
@Entity
@Table(name = "customer")
public class Customer implements Party {
    /** Person or company. */
    public enum Kind {
        CONSUMER,
        CORPORATE
    }

    /** Whether the tenant still does business with them. */
    public enum Status {
        ACTIVE
    }

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "company_name")
    private String companyName;

    @Column(name = "date_of_birth")
    private LocalDate dateOfBirth;

    @Column(name = "phone")
    private String phone;

    @Column(name = "email")
    private String email;

    @Column(name = "national_identity_number")
    private String nationalIdentityNumber;

    @Column(name = "external_unique_id")
    private String externalUniqueId;

    @Column(name = "user_type_id")
    private Long userTypeId;

    @Column(name = "language")
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    @Column(name = "created")
    private Instant created;

    @Version
    @Column(name = "version")
    private long version;

    protected Customer() {}

    Customer(long id, long tenantId, Kind kind, Profile profile, Instant created) {
        this.id = id;
        this.tenantId = tenantId;
        this.kind = kind;
        this.status = Status.ACTIVE;
        this.created = created;
        know(profile);
    }

    /** What the new profile leaves out is known no more. */
    void know(Profile profile) {
        this.firstName = profile.firstName().orElse(null);
        this.lastName = profile.lastName().orElse(null);
        this.dateOfBirth = profile.dateOfBirth().orElse(null);
        this.phone = profile.phone().map(PhoneNumber::digits).orElse(null);
        this.email = profile.email().map(EmailAddress::text).orElse(null);
        this.nationalIdentityNumber = profile.nationalIdentityNumber().orElse(null);
        this.externalUniqueId = profile.externalUniqueId().orElse(null);
        this.userTypeId = profile.userTypeId().orElse(null);
    }

    public long id() {
        return id;
    }

    @Override
    public PartyId party() {
        return PartyId.customer(id);
    }

    @Override
    public long tenantId() {
        return tenantId;
    }

    @Override
    public Role role() {
        return Role.CUSTOMER;
    }

    @Override
    public String population() {
        return Population.CUSTOMERS;
    }

    /** What people call them: a company by its own name, a person by first and last name. */
    public String name() {
        return companyName != null
                ? companyName
                : Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /** A company goes by this name. */
    public void isCalled(String company) {
        companyName = company;
    }

    public Kind kind() {
        return kind;
    }

    public Status status() {
        return status;
    }

    public Instant created() {
        return created;
    }

    /** Counts the changes since creation, from 0; the stored number is one ahead, because EclipseLink starts at 1. */
    public long version() {
        return version - 1;
    }

    @Override
    public Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone).map(PhoneNumber::new);
    }

    @Override
    public Optional<EmailAddress> email() {
        return Optional.ofNullable(email).map(EmailAddress::new);
    }

    /** In which language they are written to; empty for that of the tenant. */
    public Optional<Language> language() {
        return Optional.ofNullable(language).map(Language::new);
    }

    /** @param wanted empty for that of the tenant */
    public void reads(Optional<Language> wanted) {
        language = wanted.map(Language::tag).orElse(null);
    }

    /** What is known about them. */
    public Profile profile() {
        return new Profile(
                Optional.ofNullable(firstName),
                Optional.ofNullable(lastName),
                Optional.ofNullable(dateOfBirth),
                phone(),
                email(),
                Optional.ofNullable(nationalIdentityNumber),
                Optional.ofNullable(externalUniqueId),
                Optional.ofNullable(userTypeId));
    }
}
