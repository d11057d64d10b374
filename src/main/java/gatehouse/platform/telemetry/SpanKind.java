package gatehouse.platform.telemetry;

/** On which side of an exchange the work is. */
public enum SpanKind {
    /** Answers a call. */
    SERVER,
    /** Does what a message of the queue asks for. */
    CONSUMER,
    /** Asks another machine. */
    CLIENT
}
