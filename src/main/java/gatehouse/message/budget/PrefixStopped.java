package gatehouse.message.budget;

/** Codes of a tenant to a country were stopped just now; told in the transaction that stops them. */
public record PrefixStopped(long tenantId, Stop stop) {}
