package gatehouse.card;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.password.Admission.Admitted;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.HashingTicket;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.StoredPassword;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At most one card access password a customer, replaced by a new one, hashed at rest. */
class CardAccessPasswordsTest {
    private static final long CUSTOMER = 100;
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private final TestDatabase database = TestDatabase.with(CardAccessPassword.class);
    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final PasswordHashing hashing = new PasswordHashing(
            Settings.of(Map.of("gatehouse.mode", "sandbox", "gatehouse.password.bcrypt-cost", "4")),
            new KeyedHash(new byte[32]),
            new Randomness(new SecureRandom()));

    @BeforeEach
    void aCustomer() {
        database.run("insert into tenant (id, name, created) values (1, 'T', now())");
        database.run("insert into customer (id, tenant_id, kind, status, created, version)"
                + " values (100, 1, 'CONSUMER', 'ACTIVE', now(), 1)");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasSetMatchesAndNothingElse() {
        set("first-secret");

        assertThat(matches("first-secret")).isTrue();
        assertThat(matches("second-secret")).isFalse();
        assertThat(database.number("select count(*) from card_access_password where verifier like '%first-secret%'"))
                .isZero();
    }

    @Test
    void aNewOneReplacesTheOld() {
        set("first-secret");
        StoredPassword first = stored();
        clock.setTo(Duration.ofSeconds(1));

        set("second-secret");

        assertThat(matches("first-secret")).isFalse();
        assertThat(matches("second-secret")).isTrue();
        assertThat(isCurrent(first)).isFalse();
        assertThat(isCurrent(stored())).isTrue();
    }

    @Test
    void ofManySetAtOnceOneStaysAndNoneFails() {
        Hashed hashed = hash("first-secret");

        List<Instant> set = Together.times(8, () -> in(passwords -> passwords.set(CUSTOMER, hashed)));

        assertThat(set).hasSize(8);
        assertThat(database.number("select count(*) from card_access_password")).isEqualTo(1);
    }

    @Test
    void aRemovedOneIsGoneOnce() {
        set("first-secret");
        StoredPassword first = stored();

        assertThat(remove()).isTrue();
        assertThat(remove()).isFalse();
        assertThat(find()).isEmpty();
        assertThat(isCurrent(first)).isFalse();
    }

    @Test
    void hashingAgainNeverBringsAnOldOneBack() {
        set("first-secret");
        StoredPassword first = stored();
        set("second-secret");

        rehash(first, "first-secret");
        assertThat(matches("second-secret")).isTrue();

        StoredPassword second = stored();
        rehash(second, "second-secret");
        assertThat(stored().verifier()).isNotEqualTo(second.verifier());
        assertThat(isCurrent(second)).as("the same password under another hash").isTrue();
    }

    private void set(String password) {
        in(passwords -> passwords.set(CUSTOMER, hash(password)));
    }

    private void rehash(StoredPassword checked, String password) {
        in(passwords -> {
            passwords.rehash(checked, hash(password));
            return null;
        });
    }

    private StoredPassword stored() {
        return find().orElseThrow();
    }

    private Optional<StoredPassword> find() {
        return in(passwords -> passwords.find(CUSTOMER));
    }

    private boolean isCurrent(StoredPassword checked) {
        return in(passwords -> passwords.isCurrent(checked));
    }

    private boolean remove() {
        return in(passwords -> passwords.remove(CUSTOMER));
    }

    private boolean matches(String candidate) {
        try (HashingTicket ticket = ((Admitted) hashing.admit()).ticket()) {
            return ticket.verify(find(), Secret.of(candidate)).matches();
        }
    }

    private Hashed hash(String password) {
        return hashing.hash(Secret.of(password), Function.identity(), wait -> null);
    }

    private <R> R in(Function<CardAccessPasswords, R> work) {
        return database.inTransaction(entities -> {
            CardAccessPasswords passwords = new CardAccessPasswords(clock);
            passwords.entities = entities;
            return work.apply(passwords);
        });
    }
}
