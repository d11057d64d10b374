package gatehouse.platform.http.call;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;

/**
 * The call that this thread is answering, for those who have no request in their hands: audit records, log lines, error
 * bodies.
 */
public final class CurrentCall {
    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();
    /** Of work that goes on after its call, such as sending a message. */
    private static final ThreadLocal<Trace> CONTINUED = new ThreadLocal<>();

    private CurrentCall() {}

    /** {@link Trace#NONE} when this thread is answering no call, nor doing what one left to be done. */
    public static Trace trace() {
        return get().map(Call::trace)
                .or(() -> Optional.ofNullable(CONTINUED.get()))
                .orElse(Trace.NONE);
    }

    /** Empty when this thread is answering no call. */
    public static Optional<ClientAddress> client() {
        return get().map(Call::client);
    }

    /** Empty when this thread is answering no call. */
    public static Optional<Call> get() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Goes before a log line, so that the lines of one call can be found together. */
    public static String mark() {
        return trace().mark();
    }

    /**
     * Does the work that answers this call. An error page runs inside the filter that the call came through or after it,
     * as the server likes: whatever was current before is current again afterwards.
     */
    public static void during(Call call, Work work) throws IOException, ServletException {
        Call before = CURRENT.get();
        CURRENT.set(call);
        try {
            work.run();
        } finally {
            backTo(before);
        }
    }

    /** Does what a call left to be done later, in its trace. */
    public static void continuing(Trace trace, Runnable work) {
        Trace before = CONTINUED.get();
        CONTINUED.set(trace);
        try {
            work.run();
        } finally {
            if (before == null) {
                CONTINUED.remove();
            } else {
                CONTINUED.set(before);
            }
        }
    }

    private static void backTo(Call before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** What answers a call. */
    public interface Work {
        void run() throws IOException, ServletException;
    }
}
