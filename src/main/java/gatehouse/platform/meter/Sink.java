package gatehouse.platform.meter;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Somebody who keeps the same figures in a form of their own, such as the server's metrics. */
public interface Sink {
    void gauge(String name, String help, DoubleSupplier value);

    void counted(String name, String help, Map<String, String> labels);

    void timed(String name, String help, Map<String, String> labels, Duration took);
}
