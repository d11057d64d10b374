package gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients that all do the same over and over, side by side, until they are called off. */
final class Crowd<T> {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean calledOff = new AtomicBoolean();
    private final List<Future<List<T>>> clients;

    /** One turn of a client. */
    interface Turn<T> {
        T take();
    }

    private Crowd(List<? extends Turn<T>> turns) {
        this.clients =
                turns.stream().map(turn -> threads.submit(() -> repeat(turn))).toList();
        threads.shutdown();
    }

    static <T> Crowd<T> of(List<? extends Turn<T>> turns) {
        return new Crowd<>(turns);
    }

    private List<T> repeat(Turn<T> turn) {
        List<T> taken = new ArrayList<>();
        while (!calledOff.get()) {
            taken.add(turn.take());
        }
        return taken;
    }

    /** @return what all of them did until now; a wrong answer to one of them is thrown */
    List<T> callOff(Duration after) {
        Pause.of(after.toMillis());
        calledOff.set(true);
        List<T> all = new ArrayList<>();
        for (Future<List<T>> client : clients) {
            all.addAll(end(client));
        }
        return all;
    }

    private static <T> List<T> end(Future<List<T>> client) {
        try {
            return client.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopping);
        }
    }
}
