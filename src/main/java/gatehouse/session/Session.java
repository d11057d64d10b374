package gatehouse.session;

import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.tenant.TokenPolicy;
import gatehouse.tenant.TokenPolicy.Renewal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One signing-in and all that follows from it. It lives until it is ended, was idle too long, or reached its cap,
 * however active; the policy it was opened under stays with it. Its tokens succeed each other by renewal.
 */
@Entity
@Table(name = "session")
@NamedQuery(
        name = Session.LOCK,
        query = "select s from Session s where s.id = :id",
        lockMode = LockModeType.PESSIMISTIC_WRITE)
public class Session {
    /** What find() with a lock does, but prepared once: this is asked at every renewal. */
    static final String LOCK = "Session.lock";

    /** Two tabs that renew the same token within this time get the same successor. */
    static final Duration RENEWAL_GRACE = Duration.ofSeconds(30);

    /** By how much the clock of a node may be behind that of the one that wrote a moment; as for tokens. */
    static final Duration SKEW = Duration.ofSeconds(5);

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "customer_id")
    private Long customerId;

    @Column(name = "admin_user_id")
    private Long adminUserId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private Role role;

    @Column(name = "login_name")
    private String loginName;

    @Column(name = "audience")
    private String audience;

    @Column(name = "amr")
    private String amr;

    @Column(name = "started")
    private Instant started;

    @Column(name = "last_active")
    private Instant lastActive;

    @Column(name = "idle_seconds")
    private int idleSeconds;

    @Column(name = "token_life_seconds")
    private int tokenLifeSeconds;

    @Enumerated(EnumType.STRING)
    @Column(name = "renewal")
    private Renewal renewal;

    @Column(name = "capped")
    private Instant capped;

    @Column(name = "ended")
    private Instant ended;

    @Enumerated(EnumType.STRING)
    @Column(name = "end_reason")
    private EndReason endReason;

    @Column(name = "token_id")
    private UUID tokenId;

    @Column(name = "previous_token_id")
    private UUID previousTokenId;

    @Column(name = "renewed")
    private Instant renewed;

    @Column(name = "address")
    private String address;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private TokenKind kind;

    @Column(name = "family")
    private UUID family;

    @Column(name = "root")
    private boolean root;

    @Column(name = "stepped_up")
    private Instant steppedUp;

    @Column(name = "confirmed")
    private Instant confirmed;

    protected Session() {}

    Session(
            UUID id,
            Subject subject,
            String audience,
            String amr,
            TokenPolicy policy,
            TokenKind kind,
            UUID tokenId,
            Instant now) {
        this.id = id;
        this.family = id;
        this.kind = kind;
        this.subjectId = subject.id();
        this.root = subject.isRoot();
        this.tenantId = subject.tenantId();
        this.customerId = numberOf(subject, PartyId.Kind.CUSTOMER);
        this.adminUserId = numberOf(subject, PartyId.Kind.ADMIN_USER);
        this.role = subject.role();
        this.loginName = subject.loginName().typed();
        this.audience = audience;
        this.amr = amr;
        this.started = now;
        this.lastActive = now;
        this.idleSeconds = (int) policy.idle().toSeconds();
        this.tokenLifeSeconds = (int) policy.life().toSeconds();
        this.renewal = policy.renewal();
        this.capped = earlier(now.plus(policy.cap()), subject.authLockedAfter());
        this.tokenId = tokenId;
        // EclipseLink cannot read a null UUID; a first token is its own predecessor.
        this.previousTokenId = tokenId;
        this.renewed = now;
    }

    /** One that comes out of {@code parent} and acts for a customer; it reaches no further into the future than that. */
    Session(UUID id, Session parent, long customerId, UUID tokenId, Instant now) {
        this.id = id;
        this.family = parent.family;
        this.kind = TokenKind.ACCESS;
        this.subjectId = parent.subjectId;
        this.root = parent.root;
        this.tenantId = parent.tenantId;
        this.customerId = customerId;
        this.role = parent.role;
        this.loginName = parent.loginName;
        this.audience = parent.audience;
        this.amr = parent.amr;
        this.steppedUp = parent.steppedUp;
        this.started = now;
        this.lastActive = now;
        this.idleSeconds = parent.idleSeconds;
        this.tokenLifeSeconds = parent.tokenLifeSeconds;
        this.renewal = parent.renewal;
        this.capped = parent.capped;
        this.address = parent.address;
        this.tokenId = tokenId;
        this.previousTokenId = tokenId;
        this.renewed = now;
    }

    private static Long numberOf(Subject subject, PartyId.Kind kind) {
        return subject.party().kind() == kind ? subject.party().number() : null;
    }

    /** A subject that may not sign in after some moment may not go on after it either. */
    private static Instant earlier(Instant cap, Optional<Instant> lastMoment) {
        return lastMoment.filter(cap::isAfter).orElse(cap);
    }

    public UUID id() {
        return id;
    }

    /** @param from the network address of whoever signed in; its owner may see it as long as the session is kept */
    public void openedFrom(String from) {
        address = from;
    }

    public Optional<String> address() {
        return Optional.ofNullable(address).filter(known -> !known.isEmpty());
    }

    public long subjectId() {
        return subjectId;
    }

    public long tenantId() {
        return tenantId;
    }

    /** Whom its subject acts for; its number is the one that clients know the subject by. */
    public PartyId party() {
        return customerId == null ? PartyId.adminUser(adminUserId) : PartyId.customer(customerId);
    }

    /** Whether its subject opened the account of the customer it acts for, and is no helper who was let in later. */
    public boolean isOfRoot() {
        return root;
    }

    public TokenKind kind() {
        return kind;
    }

    /** All sessions that came out of one signing-in share this; signing out ends them together. */
    public UUID family() {
        return family;
    }

    /** Whether its holder has shown another factor since signing in, which sensitive calls may ask for. */
    public boolean isSteppedUp() {
        return steppedUp != null;
    }

    /** Its holder showed another factor. */
    void stepUp(String method, Instant now) {
        steppedUp = now;
        amr = wasProvedBy(method) ? amr : amr + " " + method;
    }

    /** Its holder showed again that it is them, with a second factor. */
    void confirm(Instant now) {
        confirmed = now;
    }

    /**
     * Until when what its holder showed last is fresh enough for what is dangerous.
     *
     * @param life how long that is
     * @return empty when it is not, or they never did
     */
    public Optional<Instant> confirmedUntil(Duration life, Instant now) {
        return Optional.ofNullable(confirmed).flatMap(shown -> freshUntil(shown, life, now));
    }

    /** The same for what the session was opened with. */
    public Optional<Instant> openedUntil(Duration life, Instant now) {
        return freshUntil(started, life, now);
    }

    private static Optional<Instant> freshUntil(Instant moment, Duration life, Instant now) {
        return Optional.of(moment)
                .filter(shown -> !now.plus(SKEW).isBefore(shown))
                .map(shown -> shown.plus(life))
                .filter(now::isBefore);
    }

    public Role role() {
        return role;
    }

    public String loginName() {
        return loginName;
    }

    /** The door whose tokens this session has. */
    public String audience() {
        return audience;
    }

    /** How the subject proved who they are, in the words of RFC 8176 with blanks between them. */
    public String amr() {
        return amr;
    }

    /** Whether the subject proved who they are by this method, among others. */
    public boolean wasProvedBy(String method) {
        return List.of(amr.split(" ")).contains(method);
    }

    public Instant started() {
        return started;
    }

    /** The stored activity; {@link Activity} may know a later one. */
    Instant lastActive() {
        return lastActive;
    }

    Duration idle() {
        return Duration.ofSeconds(idleSeconds);
    }

    /** The id that the current token carries as {@code jti}. */
    public UUID tokenId() {
        return tokenId;
    }

    /** When a token that is minted now runs out: after its life, but never later than the session's cap. */
    public Instant tokenExpiry(Instant now) {
        Instant expiry = now.plusSeconds(tokenLifeSeconds);
        return expiry.isBefore(capped) ? expiry : capped;
    }

    /** Whether somebody ended it; one that was idle too long, or reached its cap, nobody did. */
    boolean isEnded() {
        return ended != null;
    }

    /** @param lastSeen the latest activity that is known */
    boolean isLiveAt(Instant now, Instant lastSeen) {
        return ended == null && now.isBefore(over(lastSeen));
    }

    /** When it is over if nothing more happens: idle too long after {@code lastSeen}, or at its cap. */
    Instant over(Instant lastSeen) {
        Instant idle = lastSeen.plusSeconds(idleSeconds);
        return idle.isBefore(capped) ? idle : capped;
    }

    /**
     * The token {@code presented} is exchanged for a successor. A second renewal of the same token within the grace gets
     * the same successor. Later it is LENIENT policy to allow it, and STRICT to take it for theft: then nothing changes
     * and the answer is false.
     */
    boolean renew(UUID presented, UUID successor, Instant now) {
        boolean current = presented.equals(tokenId);
        if (!current && isWithinGrace(presented, now)) {
            return true;
        }
        if (!current && renewal == Renewal.STRICT) {
            return false;
        }
        previousTokenId = presented;
        tokenId = successor;
        renewed = now;
        return true;
    }

    private boolean isWithinGrace(UUID presented, Instant now) {
        return presented.equals(previousTokenId) && !now.isAfter(renewed.plus(RENEWAL_GRACE));
    }

    /** @return false when it was ended before; the first reason stays */
    boolean end(EndReason reason, Instant now) {
        if (ended != null) {
            return false;
        }
        ended = now;
        endReason = reason;
        return true;
    }
}
