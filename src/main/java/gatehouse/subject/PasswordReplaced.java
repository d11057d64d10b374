package gatehouse.subject;

/**
 * A subject has another password from now on, whoever set it. Told in the transaction of the change to whatever was
 * remembered in its favour, such as a second factor that was shown before.
 */
public record PasswordReplaced(long tenantId, long subjectId) {}
