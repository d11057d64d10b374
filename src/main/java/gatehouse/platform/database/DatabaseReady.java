package gatehouse.platform.database;

/**
 * The schema is there and current, and nobody has been served yet. Fired once at each start as a CDI event, outside
 * any transaction but where one can be begun. Observers make what must exist before the first request, in the order of
 * their {@link jakarta.annotation.Priority}; an observer that throws makes the deployment fail.
 */
public record DatabaseReady() {}
