package gatehouse.throttle;

/**
 * Somebody or something that is counted under a limit.
 *
 * @param key an address, a number, a tenant: whatever tells one from another
 */
public record Counted(Limit limit, String key) {}
