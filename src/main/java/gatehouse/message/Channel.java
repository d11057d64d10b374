package gatehouse.message;

/** How a message travels. */
public enum Channel {
    SMS,
    EMAIL,
    PUSH,
    WEBHOOK
}
