package gatehouse.subject;

/**
 * A customer has another phone or e-mail address from now on. Told in the transaction of the change to whatever trusts the
 * old one: a factor that proves possession of the phone has to be enrolled again.
 *
 * @param phone whether it is the phone
 * @param email whether it is the e-mail address
 */
public record ContactChanged(long tenantId, long customerId, boolean phone, boolean email) {}
