package gatehouse.challenge;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/**
 * A question that one recipient can answer once, for one purpose. It lives until it is answered, superseded, expired, or
 * the attempts are used up; {@code live} holds recipient and purpose that long, and the database keeps it unique.
 */
@Entity
@Cacheable(false)
@Table(name = "challenge")
class Challenge {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "recipient")
    private String recipient;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private Purpose purpose;

    @Column(name = "answer_hash")
    private String answerHash;

    @Column(name = "attempts_left")
    private int attemptsLeft;

    @Column(name = "created")
    private Instant created;

    @Column(name = "expires")
    private Instant expires;

    @Column(name = "ended")
    private Instant ended;

    @Column(name = "live")
    private String live;

    protected Challenge() {}

    static String liveKey(Recipient recipient, Purpose purpose) {
        return recipient.key() + ":" + purpose;
    }

    /** Bound to this challenge, recipient and purpose: a hash copied onto another row answers nothing there. */
    static String hash(KeyedHash keyedHash, UUID id, Recipient recipient, Purpose purpose, Secret answer) {
        return keyedHash.hex("challenge", id + "|" + recipient.key() + "|" + purpose + "|" + answer.reveal());
    }

    Instant created() {
        return created;
    }

    /** Says what the answer is worth and counts a wrong one; a right one leaves the challenge alive. */
    Answer check(Secret answer, KeyedHash keyedHash, Instant now) {
        if (isOverAt(now)) {
            end(now);
            return new Answer.NoneLive();
        }
        if (isAnsweredBy(answer, keyedHash)) {
            return new Answer.Right();
        }
        attemptsLeft--;
        if (attemptsLeft <= 0) {
            end(now);
        }
        return new Answer.Wrong(attemptsLeft);
    }

    /** As {@link #check}, but a right answer ends the challenge: it will never be right again. */
    Answer answer(Secret answer, KeyedHash keyedHash, Instant now) {
        Answer worth = check(answer, keyedHash, now);
        if (worth instanceof Answer.Right) {
            end(now);
        }
        return worth;
    }

    /** A newer one takes its place. */
    void supersede(Instant now) {
        end(now);
    }

    private boolean isOverAt(Instant now) {
        return ended != null || attemptsLeft <= 0 || !now.isBefore(expires);
    }

    private boolean isAnsweredBy(Secret answer, KeyedHash keyedHash) {
        return MessageDigest.isEqual(
                hash(keyedHash, id, new Recipient(recipient), purpose, answer).getBytes(StandardCharsets.US_ASCII),
                answerHash.getBytes(StandardCharsets.US_ASCII));
    }

    private void end(Instant now) {
        live = null;
        ended = now;
    }
}
