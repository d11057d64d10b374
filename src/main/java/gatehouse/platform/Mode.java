package gatehouse.platform;

/** How this server runs; {@code gatehouse.mode}. */
public enum Mode {
    /** Real customers. Refuses to start without its secrets, and has no sandbox path at all. */
    PRODUCTION,
    /** For trying things out: samples, an inbox instead of gateways, a clock that can be moved. */
    SANDBOX
}
