package gatehouse.challenge;

import gatehouse.platform.KeyedHash;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom a challenge asks: a subject or customer, or whoever holds a phone or reads a mailbox, be it a customer or not.
 *
 * @param key what tells one from another; a phone or address only as a keyed hash
 * @param session the only one in which it can be answered; empty when it can be answered from anywhere
 */
public record Recipient(String key, Optional<UUID> session) {
    /** @param number of a subject or a customer, which share no number */
    public static Recipient of(long number) {
        return new Recipient(Long.toString(number), Optional.empty());
    }

    /**
     * Whoever reads the mailbox that a subject has now: a code that was sent to another one before is none for this, nor
     * does it keep one from being sent.
     */
    public static Recipient reading(EmailAddress email, long subjectId, KeyedHash keyedHash) {
        return new Recipient(
                "mailbox/" + keyedHash.hex("recipient-mailbox", subjectId + "/" + email.text()), Optional.empty());
    }

    public static Recipient at(PhoneNumber phone, KeyedHash keyedHash) {
        return new Recipient("phone/" + keyedHash.hex("recipient-phone", phone.digits()), Optional.empty());
    }

    public static Recipient at(EmailAddress email, KeyedHash keyedHash) {
        return new Recipient("email/" + keyedHash.hex("recipient-email", email.text()), Optional.empty());
    }

    /** The same, asked in one of their sessions: what was asked there has no answer anywhere else. */
    public Recipient in(UUID id) {
        return new Recipient(key, Optional.of(id));
    }

    /** Empty for none, as rows know it. */
    String sessionText() {
        return session.map(UUID::toString).orElse("");
    }

    /** One text for whom and where. */
    String address() {
        return session.map(id -> key + "/" + id).orElse(key);
    }
}
