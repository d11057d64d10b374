package gatehouse.broker;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Threads that look after something, one each, and keep no server from ending. */
final class Watches {
    private Watches() {}

    static ScheduledExecutorService make(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(Watches.class.getClassLoader());
            return thread;
        });
    }
}
