package gatehouse.authenticator.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.RealTime;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TotpsTest {
    private static final long SUBJECT = 1000;
    private static final long ANOTHER = 1001;
    private static final long STEP = 59_000_000;
    private static final Randomness RANDOMNESS = new Randomness(new SecureRandom());
    private static final Sealing SEALING = new Sealing(new byte[32], RANDOMNESS);

    private static TestDatabase database;

    private final MovableClock outside =
            new MovableClock(Clock.fixed(Instant.ofEpochSecond(STEP * 30 + 3), ZoneOffset.UTC));
    private final MovableClock sandbox = new MovableClock(outside);

    @BeforeAll
    static void open() {
        database = TestDatabase.with(Totp.class);
        database.run("insert into tenant (id, name, created) values (1, 'Tests', now())");
        for (long id : List.of(SUBJECT, ANOTHER)) {
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
        database.run("delete from totp");
    }

    @Test
    void aCodeIsTakenOnce() {
        TotpSecret secret = enrol(SUBJECT);

        assertThat(take(SUBJECT, secret.code(STEP))).isTrue();
        assertThat(take(SUBJECT, secret.code(STEP))).isFalse();
    }

    @Test
    void anOlderCodeIsNotTakenAfterANewerOne() {
        TotpSecret secret = enrol(SUBJECT);
        take(SUBJECT, secret.code(STEP));

        assertThat(take(SUBJECT, secret.code(STEP - 1))).isFalse();
        assertThat(take(SUBJECT, secret.code(STEP + 1))).isTrue();
    }

    @Test
    void aWrongCodeUsesNothingUp() {
        TotpSecret secret = enrol(SUBJECT);

        assertThat(take(SUBJECT, secret.code(STEP + 5))).isFalse();
        assertThat(take(SUBJECT, secret.code(STEP))).isTrue();
    }

    @Test
    void ofTwentyAtTheSameTimeOneIsToldYes() {
        Secret code = enrol(SUBJECT).code(STEP);

        List<Boolean> verdicts = Together.times(20, () -> take(SUBJECT, code));

        assertThat(verdicts).containsOnlyOnce(true).hasSize(20);
    }

    @Test
    void theSandboxClockMovesNoStep() {
        TotpSecret secret = enrol(SUBJECT);
        sandbox.setTo(Duration.ofHours(5));

        assertThat(take(SUBJECT, secret.code(STEP + 600))).isFalse();
        assertThat(take(SUBJECT, secret.code(STEP))).isTrue();
    }

    @Test
    void realTimeMovesThem() {
        TotpSecret secret = enrol(SUBJECT);
        outside.setTo(Duration.ofHours(5));

        assertThat(take(SUBJECT, secret.code(STEP))).isFalse();
        assertThat(take(SUBJECT, secret.code(STEP + 600))).isTrue();
    }

    @Test
    void whoHasNoneHasNoCode() {
        assertThat(take(SUBJECT, Secret.of("123456"))).isFalse();
    }

    @Test
    void aRetiredOneTakesNothing() {
        TotpSecret secret = enrol(SUBJECT);

        inTransaction(totps -> {
            totps.retire(SUBJECT);
            return null;
        });

        assertThat(take(SUBJECT, secret.code(STEP))).isFalse();
    }

    @Test
    void theSecretIsSealedAtRest() {
        TotpSecret secret = enrol(SUBJECT);

        String stored = database.inTransaction(entities ->
                (String) entities.createNativeQuery("select secret from totp").getSingleResult());

        assertThat(stored).startsWith("1.").doesNotContain(secret.base32().reveal());
    }

    @Test
    void aRowCopiedToSomebodyElseDoesNotOpen() {
        TotpSecret secret = enrol(SUBJECT);
        database.run("insert into totp (subject_id, secret, last_step, created)" + " select " + ANOTHER
                + ", secret, last_step, created from totp");

        assertThatThrownBy(() -> take(ANOTHER, secret.code(STEP))).isInstanceOf(IllegalStateException.class);
    }

    private TotpSecret enrol(long subject) {
        String uri =
                inTransaction(totps -> totps.enrol(subject, "Tests", "me").uri().reveal());
        Matcher secret = Pattern.compile("secret=([A-Z2-7]+)").matcher(uri);
        assertThat(secret.find()).isTrue();
        return TotpSecret.of(Secret.of(secret.group(1)));
    }

    private boolean take(long subject, Secret code) {
        return inTransaction(totps -> totps.take(subject, code));
    }

    private <R> R inTransaction(Function<Totps, R> work) {
        return database.inTransaction(entities -> {
            Totps totps = new Totps(SEALING, RANDOMNESS, new RealTime(outside), sandbox);
            totps.entities = entities;
            return work.apply(totps);
        });
    }
}
