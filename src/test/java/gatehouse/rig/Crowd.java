package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.support.Together;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Many callers at the same moment. A server on a machine with much else to do tells some of them to come again, and has
 * done nothing for those: a test must not depend on how many they are.
 */
public final class Crowd {
    private static final int COME_AGAIN = 503;

    private Crowd() {}

    /** The answers of a crowd, without those of callers that were told to come again. */
    public static List<Answer> of(int callers, Callable<Answer> call) {
        List<Answer> served = Together.times(callers, call).stream()
                .filter(answer -> answer.status() != COME_AGAIN)
                .toList();
        assertThat(served).as("callers that were served").isNotEmpty();
        return served;
    }

    /** Their statuses. */
    public static List<Integer> statuses(int callers, Callable<Answer> call) {
        return of(callers, call).stream().map(Answer::status).toList();
    }
}
