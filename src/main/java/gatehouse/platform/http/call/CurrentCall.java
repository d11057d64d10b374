package gatehouse.platform.http.call;

import java.util.Optional;

/**
 * The call that this thread is answering, for those who have no request in their hands: audit records, log lines, error
 * bodies.
 */
public final class CurrentCall {
    private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

    private CurrentCall() {}

    /** {@link Trace#NONE} when this thread is answering no call. */
    public static Trace trace() {
        return get().map(Call::trace).orElse(Trace.NONE);
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

    public static void begin(Call call) {
        CURRENT.set(call);
    }

    public static void end() {
        CURRENT.remove();
    }
}
