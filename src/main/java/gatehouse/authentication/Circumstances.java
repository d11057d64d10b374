package gatehouse.authentication;

/**
 * Where a request came from, for limits and the audit.
 *
 * @param address the client's network address, as far as the trusted proxies tell
 * @param traceId 32 hex digits that join answer, log and audit
 */
public record Circumstances(String address, String traceId) {}
