package gatehouse.monitoring.microprofile;

/** Whether this server has MicroProfile Metrics. */
public final class ServerMetrics {
    private static final String NEEDED = "org.eclipse.microprofile.metrics.MetricRegistry";

    private ServerMetrics() {}

    public static boolean areThere() {
        try {
            Class.forName(NEEDED, false, ServerMetrics.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
