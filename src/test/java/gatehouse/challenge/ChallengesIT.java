package gatehouse.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.OwnTransaction;
import gatehouse.tenant.ChallengePolicy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Challenges in the transactions of the server. */
class ChallengesIT extends InsideGatehouse {
    /** No more than there are connections. */
    private static final int AT_ONCE = 6;

    private static final Secret RIGHT = Secret.of("123456");
    private static final ChallengePolicy POLICY =
            new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15));

    @Inject
    Challenges challenges;

    @Inject
    Randomness randomness;

    @Inject
    Clock clock;

    @Inject
    OwnTransaction transaction;

    @Resource
    ManagedExecutorService threads;

    @Test
    void rightAnswersAtOnceGiveOneRight() throws Exception {
        long subject = someNumber();
        assertThat(issue(subject)).isInstanceOf(Issuance.Issued.class);

        List<Answer> answers = atOnce(() -> answer(subject, RIGHT));

        assertThat(answers).filteredOn(Answer.Right.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.NoneLive.class::isInstance).hasSize(AT_ONCE - 1);
    }

    @Test
    void issuesAtOnceGiveOneChallenge() throws Exception {
        long subject = someNumber();

        List<Issuance> issuances = atOnce(() -> issue(subject));

        assertThat(issuances).filteredOn(Issuance.Issued.class::isInstance).hasSize(1);
    }

    @Test
    void wrongAnswersAreCountedInCommittedTransactions() throws Exception {
        long subject = someNumber();
        issue(subject);

        for (int left = 4; left >= 0; left--) {
            assertThat(answer(subject, Secret.of("000000"))).isEqualTo(new Answer.Wrong(left));
        }

        assertThat(answer(subject, RIGHT)).isEqualTo(new Answer.NoneLive());
    }

    @Test
    void endedChallengesAnswerNothing() throws Exception {
        long subject = someNumber();
        issue(subject);

        transaction.call(() -> {
            challenges.endAll(Recipient.of(subject), clock.instant());
            return null;
        });

        assertThat(answer(subject, RIGHT)).isEqualTo(new Answer.NoneLive());
    }

    @Test
    void sweepRunsOnThisDatabase() {
        assertThat(challenges.sweep(10)).isNotNegative();
    }

    private Issuance issue(long subject) throws Exception {
        return transaction.call(() ->
                challenges.issue(Recipient.of(subject), Purpose.PASSWORD_RESET, Kind.CODE, POLICY, clock.instant()));
    }

    private Answer answer(long subject, Secret answer) throws Exception {
        return transaction.call(
                () -> challenges.answer(Recipient.of(subject), Purpose.PASSWORD_RESET, answer, clock.instant()));
    }

    private <T> List<T> atOnce(Callable<T> work) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(Collections.nCopies(AT_ONCE, work))) {
            results.add(result.get());
        }
        return results;
    }

    private long someNumber() {
        return Long.parseLong(randomness.digits(9));
    }
}
