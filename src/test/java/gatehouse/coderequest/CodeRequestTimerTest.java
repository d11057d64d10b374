package gatehouse.coderequest;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.challenge.Purpose;
import gatehouse.support.House;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However many ask at once, a turn of the timer carries out all of them, and no failure is in the way of the others. */
class CodeRequestTimerTest {
    private static final int MANY = 2 * CodeRequestTimer.BATCH + 1;

    @RegisterExtension
    static final House house = new House();

    private final CodeRequests noted = house.get(CodeRequests.class);
    private final CodeRequestTimer timer = new CodeRequestTimer();
    private final List<UUID> tried = new ArrayList<>();
    private final Set<UUID> unable = new HashSet<>();

    @BeforeEach
    void aTimerAndNobodyWaits() {
        timer.noted = noted;
        timer.senders = only(new Remembering());
        house.database.run("delete from code_request");
    }

    @Test
    void oneTurnCarriesOutMoreThanABatchInTheOrderOfTheRequests() {
        List<UUID> asked = ask(MANY);

        timer.carryOut();

        assertThat(tried).isEqualTo(asked);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aWholeBatchThatFailsKeepsNoOtherFromItsTurn() {
        List<UUID> asked = ask(MANY);
        List<UUID> failing = asked.subList(0, CodeRequestTimer.BATCH);
        unable.addAll(failing);

        timer.carryOut();

        assertThat(waiting()).isEqualTo(failing);
        assertThat(tried).as("each once a turn").isEqualTo(asked);
    }

    @Test
    void whatFailedIsTriedAgainInTheNextTurn() {
        List<UUID> asked = ask(CodeRequestTimer.BATCH);
        unable.addAll(asked);
        timer.carryOut();
        unable.clear();

        timer.carryOut();

        assertThat(waiting()).isEmpty();
    }

    private List<UUID> ask(int count) {
        house.inTransaction(() -> {
            for (int i = 0; i < count; i++) {
                noted.note(Purpose.VERIFICATION, "somebody-" + i, "a wish", HERE);
            }
            return null;
        });
        return waiting();
    }

    private List<UUID> waiting() {
        return noted.waiting(Purpose.VERIFICATION, MANY);
    }

    /** What the timer asks of the container is a stream. */
    private static Instance<CodeSender> only(CodeSender sender) {
        @SuppressWarnings("unchecked")
        Instance<CodeSender> all = (Instance<CodeSender>) Proxy.newProxyInstance(
                CodeRequestTimerTest.class.getClassLoader(), new Class<?>[] {Instance.class}, (self, method, given) -> {
                    assertThat(method.getName()).isEqualTo("stream");
                    return Stream.of(sender);
                });
        return all;
    }

    private final class Remembering implements CodeSender {
        @Override
        public Purpose purpose() {
            return Purpose.VERIFICATION;
        }

        @Override
        public void carryOut(UUID request) {
            tried.add(request);
            if (unable.contains(request)) {
                throw new IllegalStateException("unable");
            }
            house.inTransaction(() -> noted.take(request));
        }
    }
}
