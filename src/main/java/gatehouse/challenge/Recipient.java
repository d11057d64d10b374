package gatehouse.challenge;

import gatehouse.platform.KeyedHash;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;

/**
 * Whom a challenge asks: a subject or customer, or whoever holds a phone or reads a mailbox, be it a customer or not.
 *
 * @param key what tells one from another; a phone or address only as a keyed hash
 */
public record Recipient(String key) {
    /** @param number of a subject or a customer, which share no number */
    public static Recipient of(long number) {
        return new Recipient(Long.toString(number));
    }

    public static Recipient at(PhoneNumber phone, KeyedHash keyedHash) {
        return new Recipient("phone/" + keyedHash.hex("recipient-phone", phone.digits()));
    }

    public static Recipient at(EmailAddress email, KeyedHash keyedHash) {
        return new Recipient("email/" + keyedHash.hex("recipient-email", email.text()));
    }
}
