package gatehouse.subject;

/**
 * A customer, or somebody who acts for one and is reached apart from it, has another phone or e-mail address from now on. Told in the transaction of the change to whatever trusts the
 * old one: a factor that proves possession of the phone has to be enrolled again.
 *
 * @param customerId its number, or that of the subject; no two share one
 * @param phone whether it is the phone
 * @param email whether it is the e-mail address
 */
public record ContactChanged(long tenantId, long customerId, boolean phone, boolean email) {}
