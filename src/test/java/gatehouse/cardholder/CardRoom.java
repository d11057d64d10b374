package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.access.Territory;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.card.Card;
import gatehouse.card.CardAccessPasswords;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.Pan;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.card.details.CardDetailsSource;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Profile;
import gatehouse.subject.Role;
import gatehouse.support.Beans;
import gatehouse.support.TestDatabase;
import gatehouse.support.Told;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.tenant.Tenants.Strictness;
import gatehouse.throttle.Limit;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A tenant with one customer who has a wallet and a card but no phone, on a real database: what the use cases around a
 * card stand on in tests.
 */
final class CardRoom implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final long TENANT = 1;
    static final long CUSTOMER = 100;
    static final long WALLET = 200;
    static final long CARD = 300;
    static final Pan PAN = Pan.parse("4111111111111111").orElseThrow();
    static final CardFace FACE = new CardFace(PAN, YearMonth.of(2030, 12), "A. Holder");
    static final Circumstances HERE = new Circumstances("192.0.2.1", "trace");
    static final Caller STAFF = new Caller(
            new UUID(1, 1), 900, Territory.plain(TENANT), Optional.of(PartyId.adminUser(900)), Role.TENANT_SYSTEM);
    static final Caller OWNER = new Caller(
            new UUID(2, 2), 901, Territory.plain(TENANT), Optional.of(PartyId.customer(CUSTOMER)), Role.CUSTOMER);

    final TestDatabase bench = TestDatabase.with(entities());
    final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    final Told<Occurrence> heard = new Told<>();
    final Beans beans;
    Optional<Secret> securityCode = Optional.of(Secret.of("042"));
    boolean sourceIsThere = true;

    CardRoom(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "gatehouse.mode", "sandbox",
                "gatehouse.password.bcrypt-cost", "4",
                "gatehouse.password.hash-concurrency", "32",
                "gatehouse.password.hash-wait", "PT1M"));
        all.putAll(settings);
        Settings given = Settings.of(all);
        Randomness randomness = new Randomness(new SecureRandom());
        KeyedHash keyedHash = new KeyedHash(new byte[32]);
        beans = new Beans(
                bench,
                given,
                randomness,
                keyedHash,
                new Sealing(new byte[32], randomness),
                clock,
                heard,
                Limits.from(given),
                source(),
                new CommittedLimits(keyedHash));
        bench.inTransaction(this::furnish);
    }

    /** Each count in a transaction of its own, as in the container. */
    private final class CommittedLimits extends RequestLimits {
        CommittedLimits(KeyedHash hash) {
            super(hash);
        }

        @Override
        public Optional<Duration> take(Limit limit, String key, Instant now) {
            return bench.inTransaction(() -> super.take(limit, key, now));
        }
    }

    private static Class<?>[] entities() {
        Stream<Class<?>> hidden = Stream.of(
                        "gatehouse.card.CardAccessPassword",
                        "gatehouse.throttle.Lockout",
                        "gatehouse.challenge.Challenge")
                .map(CardRoom::named);
        Stream<Class<?>> known = Stream.of(Tenant.class, Population.class, Customer.class, Wallet.class, Card.class);
        return Stream.concat(known, hidden).toArray(Class<?>[]::new);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private CardDetailsSource source() {
        return new CardDetailsSource() {
            @Override
            public boolean isThere() {
                return sourceIsThere;
            }

            @Override
            public Optional<Secret> securityCode(CardFace face) {
                return securityCode;
            }
        };
    }

    private Card furnish() {
        beans.get(Tenants.class).createAs(TENANT, "T", Optional.empty(), Strictness.AS_PUBLISHED);
        Optional<String> none = Optional.empty();
        beans.get(Customers.class)
                .add(
                        CUSTOMER,
                        TENANT,
                        Customer.Kind.CONSUMER,
                        new Profile(
                                none,
                                none,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                none,
                                none,
                                Optional.empty()));
        Wallet wallet = beans.get(Wallets.class).add(WALLET, TENANT, CUSTOMER, "Main", Currency.getInstance("ZAR"));
        return beans.get(Cards.class).add(CARD, wallet, FACE);
    }

    void setPassword(String password) {
        bench.inTransaction(() -> beans.get(CardAccessPasswords.class)
                .set(
                        CUSTOMER,
                        beans.get(PasswordHashing.class).hash(Secret.of(password), Function.identity(), wait -> null)));
    }

    void run(String sql) {
        bench.inTransaction(() -> bench.entities().createNativeQuery(sql).executeUpdate());
    }

    <T> T in(Supplier<T> work) {
        return bench.inTransaction(work);
    }

    List<String> outcomes() {
        return heard.all().stream()
                .map(Object.class::cast)
                .filter(Occurrence.class::isInstance)
                .map(Occurrence.class::cast)
                .map(Occurrence::outcome)
                .toList();
    }

    @Override
    public void close() {
        bench.close();
    }
}
