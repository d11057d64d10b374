package gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A bank or fintech whose customers sign in here. Tenant {@link #PLATFORM} is the operator of the server itself. */
@Entity
@Table(name = "tenant")
public class Tenant {
    /** The tenant that GLOBAL_ADMINs live in; it has no customers. */
    public static final long PLATFORM = 0;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "name")
    private String name;

    @Column(name = "institution")
    private String institution;

    @Column(name = "permissions")
    private String permissions;

    @Column(name = "calls_limited")
    private boolean callsLimited;

    @Column(name = "tells_unknown_accounts")
    private boolean tellsUnknownAccounts;

    @Column(name = "language")
    private String language;

    @Column(name = "code_host")
    private String codeHost;

    @Column(name = "created")
    private Instant created;

    protected Tenant() {}

    Tenant(long id, String name, Optional<String> institution, boolean callsLimited, Instant created) {
        this.id = id;
        this.name = name;
        this.institution = institution.orElse(null);
        this.callsLimited = callsLimited;
        this.created = created;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The group of tenants that this one belongs to, if any; people of the group may work at all of them. */
    public Optional<String> institution() {
        return Optional.ofNullable(institution);
    }

    /** How this tenant's permissions differ from the defaults, as text; empty when they do not. */
    public Optional<String> permissions() {
        return Optional.ofNullable(permissions);
    }

    /** @param text empty for the defaults */
    public void permit(Optional<String> text) {
        permissions = text.orElse(null);
    }

    /** Whether the calls of its programme and of each of its subjects are counted against the published limits. */
    public boolean limitsCalls() {
        return callsLimited;
    }

    public void limitCalls(boolean on) {
        callsLimited = on;
    }

    /**
     * Whether who asks for a code to an address, or for a login by a device, is told that nobody has the address. Off, all
     * addresses get the same answer: else anybody could find out who is a customer here.
     */
    public boolean tellsUnknownAccounts() {
        return tellsUnknownAccounts;
    }

    public void tellUnknownAccounts(boolean tells) {
        tellsUnknownAccounts = tells;
    }

    /** In which language it writes to whoever has none; empty for English. */
    public Optional<Language> language() {
        return Optional.ofNullable(language).map(Language::new);
    }

    /** The domain of the pages into which its codes are typed; empty when no text names one. */
    public Optional<String> codeHost() {
        return Optional.ofNullable(codeHost);
    }

    /** From now on it writes in this language, with codes for the pages of this domain. */
    public void writes(Optional<Language> usual, Optional<String> host) {
        language = usual.map(Language::tag).orElse(null);
        codeHost = host.orElse(null);
    }

    public Instant created() {
        return created;
    }
}
