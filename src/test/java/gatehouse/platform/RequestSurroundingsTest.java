package gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RequestSurroundingsTest {
    private final RequestSurroundings surroundings = new RequestSurroundings();

    @Test
    void noWorkIsTakenBeforeTheStart() {
        assertThat(surroundings.areKnown()).isFalse();
        assertThatThrownBy(() -> surroundings.call(() -> "done")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void noWorkIsTakenAfterTheEnd() throws Exception {
        surroundings.keep(ofThisThread());
        assertThat(surroundings.call(() -> "done")).isEqualTo("done");

        surroundings.end();

        assertThat(surroundings.areKnown()).isFalse();
        assertThatThrownBy(() -> surroundings.call(() -> "done")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theEndWaitsForWhatIsUnderWay() throws Exception {
        surroundings.keep(ofThisThread());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        inBackground(() -> surroundings.call(() -> {
            begun.countDown();
            mayEnd.await();
            over.set(true);
            return over;
        }));
        begun.await();

        FutureTask<Boolean> end = new FutureTask<>(surroundings::end, true);
        Thread ending = new Thread(end);
        ending.start();
        await().until(() -> ending.getState() == Thread.State.TIMED_WAITING);
        assertThat(over).isFalse();
        mayEnd.countDown();

        assertThat(end.get()).isTrue();
        assertThat(over).isTrue();
    }

    private static void inBackground(Callable<?> work) {
        new Thread(new FutureTask<>(work)).start();
    }

    /** A server's service whose surroundings are those that are there. */
    private static ContextService ofThisThread() {
        Executor here = Runnable::run;
        return (ContextService) Proxy.newProxyInstance(
                ContextService.class.getClassLoader(),
                new Class<?>[] {ContextService.class},
                (service, method, arguments) -> here);
    }
}
