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
import java.util.Optional;
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

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "family")
    private String family;

    @Enumerated(EnumType.STRING)
    @Column(name = "ending")
    private Ending ending;

    @Column(name = "tells")
    private Instant tells;

    @Column(name = "amount")
    private Long amount;

    @Column(name = "currency")
    private String currency;

    @Column(name = "payee")
    private String payee;

    protected Challenge() {}

    static String liveKey(Recipient recipient, Purpose purpose) {
        return recipient.address() + ":" + purpose;
    }

    /** Bound to this challenge, recipient, session and purpose: a hash copied onto another row answers nothing there. */
    static String hash(KeyedHash keyedHash, UUID id, Recipient recipient, Purpose purpose, Secret answer) {
        return keyedHash.hex("challenge", id + "|" + recipient.address() + "|" + purpose + "|" + answer.reveal());
    }

    UUID id() {
        return id;
    }

    Instant created() {
        return created;
    }

    /** The subject or other party that it asks, and where. */
    Recipient recipient() {
        return new Recipient(recipient, id(sessionId), id(family));
    }

    private static Optional<UUID> id(String text) {
        return Optional.of(text).filter(id -> !id.isEmpty()).map(UUID::fromString);
    }

    Asked asked() {
        return new Asked(id, Optional.ofNullable(amount).map(much -> new Operation(much, currency, payee)));
    }

    Standing standing(Instant now) {
        if (ended == null) {
            return now.isBefore(expires) ? Standing.LIVE : Standing.EXPIRED;
        }
        return ending == null ? Standing.WITHDRAWN : Standing.valueOf(ending.name());
    }

    /** @return whether there was something to tell */
    boolean tellExpiry(Instant now) {
        boolean untold = tells != null && !now.isBefore(tells);
        if (untold) {
            tells = null;
        }
        return untold;
    }

    /** Says what the answer is worth and counts a wrong one; a right one leaves the challenge alive. */
    Answer check(Secret answer, KeyedHash keyedHash, Instant now) {
        if (isOverAt(now)) {
            end(Ending.EXPIRED, now);
            return new Answer.NoneLive();
        }
        if (isAnsweredBy(answer, keyedHash)) {
            return new Answer.Right();
        }
        attemptsLeft--;
        if (attemptsLeft <= 0) {
            end(Ending.USED_UP, now);
        }
        return new Answer.Wrong(attemptsLeft);
    }

    /** As {@link #check}, but a right answer ends the challenge: it will never be right again. */
    Answer answer(Secret answer, KeyedHash keyedHash, Instant now) {
        Answer worth = check(answer, keyedHash, now);
        if (worth instanceof Answer.Right) {
            end(Ending.ANSWERED, now);
        }
        return worth;
    }

    /** A newer one takes its place. */
    void supersede(Instant now) {
        end(now.isBefore(expires) ? Ending.WITHDRAWN : Ending.EXPIRED, now);
    }

    /** Whom it asks is reached in another way by now, or has settled it. */
    void withdraw(Instant now) {
        end(Ending.WITHDRAWN, now);
    }

    /** Wrong answers elsewhere were too many as well. */
    void useUp(Instant now) {
        end(Ending.USED_UP, now);
    }

    boolean isOver() {
        return ended != null;
    }

    private boolean isOverAt(Instant now) {
        return ended != null || attemptsLeft <= 0 || !now.isBefore(expires);
    }

    private boolean isAnsweredBy(Secret answer, KeyedHash keyedHash) {
        return MessageDigest.isEqual(
                hash(keyedHash, id, recipient(), purpose, answer).getBytes(StandardCharsets.US_ASCII),
                answerHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** That it expired is still told, whoever found out. */
    private void end(Ending how, Instant now) {
        live = null;
        ended = now;
        ending = how;
        tells = how == Ending.EXPIRED ? tells : null;
    }
}
