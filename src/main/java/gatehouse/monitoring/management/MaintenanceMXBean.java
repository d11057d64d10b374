package gatehouse.monitoring.management;

/** The maintenance switch of the whole server, which all nodes share: while it is on, calls are answered 503. */
public interface MaintenanceMXBean {
    boolean isOn();

    void turnOn();

    void turnOff();
}
