package gatehouse.authenticator.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.support.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Sealing SEALING = new Sealing(new byte[32], new Randomness(new SecureRandom()));
    private static final BCryptString BROUGHT = BCryptString.importable(
                    Secret.of("$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe"))
            .orElseThrow();

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.with(Password.class);
        database.run("insert into tenant (id, name, created) values (1, 'Tests', now())");
        for (long id = 1000; id < 1002; id++) {
            database.run(
                    "insert into subject (id, tenant_id, population, name_scope, login_name, canonical_name, role,"
                            + " created, version) values (?, 1, 'customers', 'GLOBAL', ?, ?, 'CUSTOMER', now(), 0)",
                    id,
                    "name" + id,
                    "name" + id);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("delete from password");
    }

    @Test
    void aSubjectWithoutAPasswordHasNone() {
        assertThat(find(1000)).isEmpty();
    }

    @Test
    void whatWasSetIsFound() {
        Hashed hashed = hashed("first");
        set(1000, hashed, Optional.of(LATER), NOW);

        StoredPassword stored = found(1000);

        assertThat(stored.ownerId()).isEqualTo(1000);
        assertThat(stored.isImported()).isFalse();
        assertThat(stored.bcrypt().text()).isEqualTo(hashed.text());
        assertThat(stored.changed()).isEqualTo(NOW);
        assertThat(stored.expires()).contains(LATER);
        assertThat(stored).hasToString("StoredPassword[of 1000]");
    }

    @Test
    void aChangeReplacesEverything() {
        set(1000, hashed("first"), Optional.of(LATER), NOW);
        Hashed second = hashed("second");

        set(1000, second, Optional.empty(), LATER);

        assertThat(found(1000).bcrypt().text()).isEqualTo(second.text());
        assertThat(found(1000).expires()).isEmpty();
        assertThat(found(1000).changed()).isEqualTo(LATER);
    }

    @Test
    void aPasswordExpiresAtItsTime() {
        set(1000, hashed("first"), Optional.of(LATER), NOW);

        assertThat(found(1000).isExpiredAt(LATER.minusNanos(1))).isFalse();
        assertThat(found(1000).isExpiredAt(LATER)).isTrue();

        run(NOW, passwords -> passwords.expireAt(1000, Optional.empty()));

        assertThat(found(1000).isExpiredAt(LATER)).isFalse();
        assertThat(found(1000).changed()).isEqualTo(NOW);
    }

    @Test
    void anImportedHashRestsSealed() {
        importBrought(1000);

        assertThat(found(1000).isImported()).isTrue();
        assertThat(found(1000).bcrypt().text()).isEqualTo(BROUGHT.text());
        assertThat(database.number("select count(*) from password where verifier like '%2a$10%'"))
                .isZero();
        assertThat(database.number("select count(*) from password where form = 'IMPORTED'"))
                .isEqualTo(1);
    }

    @Test
    void anImportedHashCopiedToAnotherSubjectDoesNotOpen() {
        importBrought(1000);
        database.run("insert into password (subject_id, form, verifier, changed)"
                + " select 1001, form, verifier, changed from password where subject_id = 1000");

        assertThatThrownBy(() -> find(1001)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anImportedHashPassedOffAsOursIsDamaged() {
        importBrought(1000);
        database.run("update password set form = 'PEPPERED'");

        assertThatThrownBy(() -> find(1000))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void aPasswordIsCurrentUntilItIsChanged() {
        set(1000, hashed("first"), Optional.empty(), NOW);
        StoredPassword first = found(1000);

        assertThat(isCurrent(first)).isTrue();

        set(1000, hashed("second"), Optional.empty(), LATER);

        assertThat(isCurrent(first)).isFalse();
        assertThat(isCurrent(found(1000))).isTrue();
    }

    @Test
    void aPasswordOfASubjectThatIsGoneIsNotCurrent() {
        set(1000, hashed("first"), Optional.empty(), NOW);
        StoredPassword first = found(1000);
        database.run("delete from password");

        assertThat(isCurrent(first)).isFalse();
    }

    @Test
    void aPasswordThatWasHashedAgainIsStillTheSame() {
        set(1000, hashed("first"), Optional.of(LATER), NOW);
        StoredPassword first = found(1000);
        Hashed again = hashed("first");

        run(LATER, passwords -> passwords.rehash(first, again));

        assertThat(found(1000).bcrypt().text()).isEqualTo(again.text());
        assertThat(found(1000).expires()).contains(LATER);
        assertThat(isCurrent(first)).isTrue();
    }

    @Test
    void aPasswordIsThatOfCreationUntilItIsChangedHoweverOftenItIsHashed() {
        run(LATER, passwords -> passwords.begin(1000, hashed("first"), NOW));
        StoredPassword first = found(1000);
        run(LATER, passwords -> passwords.rehash(first, hashed("first")));

        assertThat(found(1000).isThatOfCreation(NOW)).isTrue();
        assertThat(found(1000).expires()).isEmpty();

        set(1000, hashed("second"), Optional.empty(), LATER);

        assertThat(found(1000).isThatOfCreation(NOW)).isFalse();
    }

    @Test
    void hashingAgainDoesNotBringAnOldPasswordBack() {
        set(1000, hashed("first"), Optional.empty(), NOW);
        StoredPassword first = found(1000);
        Hashed second = hashed("second");
        set(1000, second, Optional.empty(), LATER);

        run(LATER, passwords -> passwords.rehash(first, hashed("first")));

        assertThat(found(1000).bcrypt().text()).isEqualTo(second.text());
    }

    @Test
    void anImportedHashIsNotHashedAgain() {
        importBrought(1000);
        StoredPassword imported = found(1000);

        assertThatThrownBy(() -> run(LATER, passwords -> passwords.rehash(imported, hashed("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Hashed hashed(String password) {
        return new Hashed(BCryptString.of(password.getBytes(), new Randomness(new SecureRandom()).bytes(16), 4));
    }

    private static void set(long subjectId, Hashed hashed, Optional<Instant> expires, Instant now) {
        run(now, passwords -> passwords.set(subjectId, hashed, expires));
    }

    private static void importBrought(long subjectId) {
        run(NOW, passwords -> passwords.importBCrypt(subjectId, BROUGHT, Optional.empty()));
    }

    private static Optional<StoredPassword> find(long subjectId) {
        return in(NOW, passwords -> passwords.find(subjectId));
    }

    private static StoredPassword found(long subjectId) {
        return find(subjectId).orElseThrow();
    }

    private static boolean isCurrent(StoredPassword checked) {
        return in(NOW, passwords -> passwords.isCurrent(checked));
    }

    private static void run(Instant now, Consumer<Passwords> work) {
        in(now, passwords -> {
            work.accept(passwords);
            return null;
        });
    }

    private static <R> R in(Instant now, Function<Passwords, R> work) {
        return database.inTransaction(entities -> {
            Passwords passwords = new Passwords(SEALING, Clock.fixed(now, ZoneOffset.UTC));
            passwords.entities = entities;
            return work.apply(passwords);
        });
    }
}
