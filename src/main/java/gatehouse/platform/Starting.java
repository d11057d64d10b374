package gatehouse.platform;

/**
 * The application is starting, and the schema is as the last start left it. Fired once as a CDI event: whoever reads
 * settings reads them now, so that a {@link BrokenSetting} stops the start and not the first call that needs it.
 */
public record Starting() {}
