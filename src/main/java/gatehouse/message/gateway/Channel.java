package gatehouse.message.gateway;

/** How a message travels. */
public enum Channel {
    SMS,
    EMAIL,
    PUSH,
    WEBHOOK
}
