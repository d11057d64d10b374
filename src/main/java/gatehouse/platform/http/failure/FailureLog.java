package gatehouse.platform.http.failure;

import gatehouse.platform.http.call.Trace;
import java.lang.System.Logger.Level;

/** One line for each failure that is not the caller's, with the trace id that the caller was told. */
public final class FailureLog {
    private static final System.Logger LOG = System.getLogger(FailureLog.class.getPackageName());

    private FailureLog() {}

    public static void note(Failure failure, Trace trace, Throwable thrown) {
        switch (failure.reason()) {
            case BROKEN -> LOG.log(Level.ERROR, trace.mark() + "A call failed", thrown);
            case UNAVAILABLE -> LOG.log(Level.WARNING, trace.mark() + "A call could not be served: " + root(thrown));
            default -> LOG.log(Level.DEBUG, () -> trace.mark() + "A call was refused: " + failure.reason());
        }
    }

    private static String root(Throwable thrown) {
        if (thrown == null) {
            return "the container says so";
        }
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return root.toString();
    }
}
