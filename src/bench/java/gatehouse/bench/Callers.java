package gatehouse.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Four clients that share some work, each going on with the next piece as soon as the last is answered. */
final class Callers {
    static final int COUNT = 4;

    private Callers() {}

    /** @param piece of the work, numbered from 0; each is done once. What one throws is thrown */
    static void share(int pieces, IntConsumer piece) {
        ExecutorService threads = Executors.newFixedThreadPool(COUNT);
        try {
            CompletableFuture.allOf(IntStream.range(0, COUNT)
                            .mapToObj(caller -> CompletableFuture.runAsync(
                                    () -> {
                                        for (int i = caller; i < pieces; i += COUNT) {
                                            piece.accept(i);
                                        }
                                    },
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
    }
}
