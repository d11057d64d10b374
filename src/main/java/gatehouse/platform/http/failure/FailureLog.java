package gatehouse.platform.http.failure;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.log.Log;

/** One line for each failure that is not the caller's, with the trace id that the caller was told. */
public final class FailureLog {
    private static final Log LOG = Log.of(FailureLog.class);

    private FailureLog() {}

    public static void note(Failure failure, Trace trace, Throwable thrown) {
        switch (failure.reason()) {
            case BROKEN -> LOG.error("A call failed", thrown, trace);
            case UNAVAILABLE -> LOG.warning("A call could not be served", thrown, trace);
            default -> LOG.debug(() -> "A call was refused: " + failure.reason());
        }
    }
}
