package gatehouse.support;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Proofs;
import gatehouse.authentication.SignIn;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.challenge.ChallengeOver;
import gatehouse.coderequest.SentCodes;
import gatehouse.message.RememberingQueue;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import gatehouse.throttle.Limits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole core on a database in memory, with two tenants; its clock stands still until it is moved. As a registered
 * extension of a test class it is closed after the last test.
 */
public final class House implements AutoCloseable, AfterAllCallback {
    public static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    public static final long TENANT = 1;
    public static final long OTHER_TENANT = 2;
    public static final String DOOR = "gatehouse-eclipse";
    public static final Circumstances HERE = new Circumstances("192.0.2.1", "0af7651916cd43dd8448eb211c80319c");
    public static final String MEMBERS_DOOR = "gatehouse-multi";
    /** Within which the addresses of the tenant's members are unique. */
    public static final NameScope NAMES = new NameScope(Long.toString(TENANT));

    public static final String GROUP = "group";
    /** The tenant, as callers bring it along. */
    public static final Territory HOME = new Territory(TENANT, Optional.of(GROUP), PermissionTable.DEFAULTS);

    /** A system of the tenant that may do everything there. */
    public static final Caller TENANT_SYSTEM =
            new Caller(new UUID(0, 1), 900, HOME, Optional.of(PartyId.adminUser(900)), Role.TENANT_SYSTEM);

    private static final Map<String, String> SETTINGS = Map.of(
            "gatehouse.mode", "sandbox",
            "gatehouse.sandbox.codes", "random",
            "gatehouse.public-url", "https://id.example.com",
            "gatehouse.password.bcrypt-cost", "4",
            "gatehouse.password.hash-concurrency", "4",
            "gatehouse.password.hash-wait", "PT1M",
            "gatehouse.limit.logins-per-minute", "100000");

    public final TestDatabase database = TestDatabase.with();
    public final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    /** Whatever takes codes in place of a session; nothing until a test says so. */
    public final FakePresence presence = new FakePresence();

    public final Wiring wiring;

    private final AtomicInteger names = new AtomicInteger();

    public House() {
        this(Map.of());
    }

    /** @param chosen settings that differ from the usual ones */
    public House(Map<String, String> chosen) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(chosen);
        Settings settings = Settings.of(all);
        Randomness randomness = new Randomness(new SecureRandom());
        wiring = new Wiring(
                database,
                clock,
                settings,
                randomness,
                new KeyedHash(new byte[32]),
                new Sealing(new byte[32], randomness),
                Limits.from(settings),
                new RememberingQueue(),
                presence);
        wiring.observe(ChallengeOver.class, get(SentCodes.class)::follow);
        get(Tenants.class).createAs(TENANT, "Bank", Optional.of(GROUP), Strictness.AS_PUBLISHED);
        get(Tenants.class).createAs(OTHER_TENANT, "Other bank", Optional.empty(), Strictness.STRONG);
    }

    public <T> T get(Class<T> type) {
        return wiring.get(type);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    public void later(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }

    /** A name that nobody has yet. */
    public LoginName aName() {
        return LoginName.of("name-" + names.incrementAndGet());
    }

    public Newcomer aCustomer() {
        return new Newcomer(this);
    }

    /** An e-mail address that nobody has yet. */
    public EmailAddress anAddress() {
        return new EmailAddress("member-" + names.incrementAndGet() + "@example.com");
    }

    public NewMember aMember() {
        return new NewMember(this);
    }

    public Population customers() {
        return get(Tenants.class).population(TENANT, Population.CUSTOMERS);
    }

    public SignInOutcome signIn(LoginName name, Secret password) {
        return signIn(NameScope.GLOBAL, name, password, DOOR);
    }

    /** Signs a {@link #aMember() member} of the tenant in. */
    public SignInOutcome signInByMail(LoginName address, Secret password) {
        return signIn(NAMES, address, password, MEMBERS_DOOR);
    }

    private SignInOutcome signIn(NameScope scope, LoginName name, Secret password, String door) {
        return get(SignIn.class)
                .signIn(new SignIn.Attempt(scope, name, Optional.of(password), Proofs.NONE, door), HERE);
    }

    public SignedIn signedIn(Resident resident) {
        return ((SignInOutcome.Done) signIn(resident.name(), resident.password())).signedIn();
    }

    /** A session of theirs at the members' door, without signing in. */
    public UUID aSession(long subjectId) {
        return inTransaction(() -> {
            Subject subject = get(Subjects.class).find(subjectId).orElseThrow();
            Population population = get(Tenants.class).population(subject.tenantId(), subject.population());
            return get(Sessions.class)
                    .open(subject, MEMBERS_DOOR, "pwd", population.tokens(), TokenKind.ACCESS)
                    .id();
        });
    }

    /** As if it had never been. */
    public void removeSession(UUID session) {
        database.run("delete from session where id = ?", session);
    }

    @Override
    public void afterAll(ExtensionContext ignored) {
        close();
    }

    @Override
    public void close() {
        database.close();
    }
}
