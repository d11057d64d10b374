package gatehouse.authenticator.clientkey;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginChallengesTest {
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");
    private static final long OWNER = 1000;
    private static final long SOMEBODY_ELSE = 1001;
    private static final KeyedHash HASH = new KeyedHash(new byte[32]);
    private static final KeyPair PAIR = Keys.pair(2048);
    private static final ClientKey KEY = Keys.publicHalf(PAIR);
    private static final KeyPair OTHER_PAIR = Keys.pair(2048);

    private static TestDatabase database;

    private final MovableClock clock = new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    static void open() {
        database = TestDatabase.with(LoginChallenge.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("delete from login_challenge");
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void theOwnerOfTheKeyHasTheAnswer(Scheme scheme) {
        Asked asked = ask(scheme);

        assertThat(answer(OWNER, rightAnswer(asked))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void aRightAnswerIsRightOnce(Scheme scheme) {
        Asked asked = ask(scheme);
        KeyAnswer answer = rightAnswer(asked);
        answer(OWNER, answer);

        assertThat(answer(OWNER, answer)).isFalse();
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void anotherKeysAnswerIsWrongAndUsesTheChallengeUp(Scheme scheme) {
        Asked asked = ask(scheme);

        assertThat(answer(OWNER, wrongAnswer(asked))).isFalse();
        assertThat(answer(OWNER, rightAnswer(asked))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void anAnswerInTheOtherSchemesShapeIsWrong(Scheme scheme) {
        Asked asked = ask(scheme);
        KeyAnswer otherShape = scheme == Scheme.SIGNATURE
                ? new KeyAnswer.Decrypted(name(asked), Secret.of(Fingerprint.of(decoded(asked))))
                : new KeyAnswer.Signed(name(asked), signed(PAIR.getPrivate(), decoded(asked)));

        assertThat(answer(OWNER, otherShape)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void ofTwentyAnswersAtTheSameTimeOneIsRight(Scheme scheme) {
        KeyAnswer answer = rightAnswer(ask(scheme));

        List<Boolean> verdicts = Together.times(20, () -> answer(OWNER, answer));

        assertThat(verdicts).containsOnlyOnce(true).hasSize(20);
    }

    @Test
    void aChallengeMayBeNamedByTheHashOfItsText() {
        Asked asked = ask(Scheme.SIGNATURE);
        byte[] signature = signed(PAIR.getPrivate(), decoded(asked));

        assertThat(answer(OWNER, new KeyAnswer.Signed(Fingerprint.of(asked.challenge()), signature)))
                .isTrue();
    }

    @Test
    void somebodyElseNeitherAnswersAChallengeNorUsesItUp() {
        Asked asked = ask(Scheme.DECRYPTION);

        assertThat(answer(SOMEBODY_ELSE, rightAnswer(asked))).isFalse();
        assertThat(answer(OWNER, rightAnswer(asked))).isTrue();
    }

    @Test
    void aChallengeLivesForTwoMinutes() {
        KeyAnswer inTime = rightAnswer(ask(Scheme.DECRYPTION));
        Asked asked = ask(Scheme.DECRYPTION);
        KeyAnswer late = rightAnswer(asked);

        clock.setTo(Duration.ofSeconds(119));
        assertThat(answer(OWNER, inTime)).isTrue();
        clock.setTo(Duration.between(NOW, asked.expires()));
        assertThat(answer(OWNER, late)).isFalse();
        assertThat(asked.expires()).isEqualTo(Instant.parse("2026-10-25T00:32:00Z"));
    }

    @Test
    void aChallengeForAKeyThatWasReplacedOpensNothing() {
        Asked asked = ask(Scheme.DECRYPTION);
        KeyAnswer answer = rightAnswer(asked);

        boolean right = inTransaction(challenges -> challenges.answer(OWNER, Keys.publicHalf(OTHER_PAIR), answer));

        assertThat(right).isFalse();
    }

    @Test
    void anAnswerToNothingIsWrong() {
        KeyAnswer answer = new KeyAnswer.Decrypted("A".repeat(44), Secret.of("A".repeat(44)));

        assertThat(answer(OWNER, answer)).isFalse();
    }

    @Test
    void nothingAnswersADecoyNotEvenItsOwnKey() {
        Asked asked = inTransaction(challenges -> challenges.ask(Optional.empty(), KEY, Scheme.DECRYPTION));

        assertThat(answer(OWNER, rightAnswer(asked))).isFalse();
        assertThat(stored()).isOne();
    }

    @Test
    void noTwoChallengesAreAlike() {
        List<String> asked = Together.times(20, () -> ask(Scheme.SIGNATURE).challenge());

        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void tenThousandOthersDoNotPutOneOut() {
        KeyAnswer answer = rightAnswer(ask(Scheme.DECRYPTION));

        inTransaction(challenges -> {
            for (int i = 0; i < 10_000; i++) {
                challenges.ask(Optional.of(OWNER), KEY, Scheme.SIGNATURE);
            }
            return null;
        });

        assertThat(answer(OWNER, answer)).isTrue();
    }

    @Test
    void whatNobodyAnsweredIsSweptBatchByBatch() {
        inTransaction(challenges -> {
            for (int i = 0; i < 501; i++) {
                challenges.ask(Optional.empty(), KEY, Scheme.SIGNATURE);
            }
            return null;
        });
        clock.setTo(Duration.ofSeconds(60));
        ask(Scheme.SIGNATURE);
        clock.setTo(Duration.ofSeconds(130));

        assertThat(inTransaction(LoginChallenges::sweep)).isTrue();
        assertThat(inTransaction(LoginChallenges::sweep)).isFalse();
        assertThat(stored()).isOne();
    }

    @Test
    void whatWasAskedInAFutureThatWillNotComeIsForgotten() {
        ask(Scheme.SIGNATURE);
        clock.setTo(Duration.ofHours(1));
        ask(Scheme.SIGNATURE);

        inTransaction(challenges -> {
            challenges.forget(new ClockMovedBack(NOW));
            return null;
        });

        assertThat(stored()).isOne();
    }

    @Test
    void theDatabaseDoesNotTellWhatHasToBeAnswered() {
        Asked asked = ask(Scheme.DECRYPTION);
        String answer =
                Fingerprint.of(Rsa.decrypt(PAIR.getPrivate(), decoded(asked)).orElseThrow());

        Object[] row = database.inTransaction(entities -> (Object[])
                entities.createNativeQuery("select * from login_challenge").getSingleResult());

        assertThat(row).doesNotContain(answer);
    }

    private Asked ask(Scheme scheme) {
        return inTransaction(challenges -> challenges.ask(Optional.of(OWNER), KEY, scheme));
    }

    private boolean answer(long subject, KeyAnswer answer) {
        return inTransaction(challenges -> challenges.answer(subject, KEY, answer));
    }

    private long stored() {
        return database.number("select count(*) from login_challenge");
    }

    private <R> R inTransaction(Function<LoginChallenges, R> work) {
        return database.inTransaction(entities -> {
            LoginChallenges challenges = new LoginChallenges(HASH, new Randomness(new SecureRandom()), clock);
            challenges.entities = entities;
            return work.apply(challenges);
        });
    }

    private static KeyAnswer rightAnswer(Asked asked) {
        return switch (asked.scheme()) {
            case DECRYPTION ->
                new KeyAnswer.Decrypted(
                        name(asked),
                        Secret.of(Fingerprint.of(
                                Rsa.decrypt(PAIR.getPrivate(), decoded(asked)).orElseThrow())));
            case SIGNATURE -> new KeyAnswer.Signed(name(asked), signed(PAIR.getPrivate(), decoded(asked)));
        };
    }

    private static KeyAnswer wrongAnswer(Asked asked) {
        return switch (asked.scheme()) {
            case DECRYPTION -> new KeyAnswer.Decrypted(name(asked), Secret.of("A".repeat(44)));
            case SIGNATURE -> new KeyAnswer.Signed(name(asked), signed(OTHER_PAIR.getPrivate(), decoded(asked)));
        };
    }

    private static String name(Asked asked) {
        return Fingerprint.of(decoded(asked));
    }

    private static byte[] decoded(Asked asked) {
        return Base64.getDecoder().decode(asked.challenge());
    }

    private static byte[] signed(PrivateKey key, byte[] data) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
