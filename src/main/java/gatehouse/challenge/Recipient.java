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
 * @param family what all sessions share that came out of the same signing-in: over all of them it is counted how often and
 *     how soon something is asked; empty without a session
 */
public record Recipient(String key, Optional<UUID> session, Optional<UUID> family) {
    /** @param number of a subject or a customer, which share no number */
    public static Recipient of(long number) {
        return anywhere(Long.toString(number));
    }

    /**
     * Whoever reads the mailbox that a subject has now: a code that was sent to another one before is none for this, nor
     * does it keep one from being sent.
     */
    public static Recipient reading(EmailAddress email, long subjectId, KeyedHash keyedHash) {
        return anywhere("mailbox/" + keyedHash.hex("recipient-mailbox", subjectId + "/" + email.text()));
    }

    public static Recipient at(PhoneNumber phone, KeyedHash keyedHash) {
        return anywhere("phone/" + keyedHash.hex("recipient-phone", phone.digits()));
    }

    public static Recipient at(EmailAddress email, KeyedHash keyedHash) {
        return anywhere("email/" + keyedHash.hex("recipient-email", email.text()));
    }

    private static Recipient anywhere(String key) {
        return new Recipient(key, Optional.empty(), Optional.empty());
    }

    /** The same, asked in one of their sessions: what was asked there has no answer anywhere else. */
    public Recipient in(UUID id, UUID familyId) {
        return new Recipient(key, Optional.of(id), Optional.of(familyId));
    }

    /** Empty for none, as rows know it. */
    String sessionText() {
        return session.map(UUID::toString).orElse("");
    }

    /** As {@link #sessionText()}. */
    String familyText() {
        return family.map(UUID::toString).orElse("");
    }

    /** One text for whom and where. */
    String address() {
        return session.map(id -> key + "/" + id).orElse(key);
    }
}
