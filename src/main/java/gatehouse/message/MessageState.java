package gatehouse.message;

/** How a message stands, for those who wait for it. */
public enum MessageState {
    /** It will leave, or is leaving. */
    QUEUED,
    /** A gateway took it over. */
    SENT,
    /** The gateway says that the recipient has it. */
    DELIVERED,
    /** It will not arrive: the gateway says so, or none took it over. */
    FAILED,
    /** It was not sent in time, or taken back, because what it says no longer holds. */
    EXPIRED,
    /** A budget of the tenant's held it back. Only administrators are told; for whoever waits for it, it was sent. */
    HELD
}
