package gatehouse.tenant;

/** What rules must not allow in a population, though others may. */
public enum PolicyObjection {
    /** Nobody opens an account there: its people are let in by the tenant. */
    OPEN_TO_NEWCOMERS,
    /** There is no call by which its people could change an expired password. */
    EXPIRED_OPENS_CHANGE,
    /** Its sessions end sooner when nothing happens. */
    IDLE_TOO_LONG
}
