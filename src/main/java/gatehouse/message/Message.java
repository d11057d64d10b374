package gatehouse.message;

import gatehouse.message.budget.Hold;
import gatehouse.message.budget.Prefix;
import gatehouse.message.budget.Text;
import gatehouse.message.budget.Text.Kind;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Receipt;
import gatehouse.platform.Sealing;
import gatehouse.platform.http.call.Trace;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A row of the outbox. It is queued, claimed by one dispatcher for one attempt, and then sent; or queued again for a
 * later attempt, until the attempts are used up and it is dead, or its time is over and it expires. A gateway's receipt
 * says later whether what was sent arrived.
 *
 * <pre>
 * QUEUED -> CLAIMED -> SENT -> DELIVERED | FAILED
 *  ^  ^        |
 *  |  +--------+-> EXPIRED | WITHDRAWN (replaced, or held back)
 *  |           |
 *  +-----------+-> DEAD
 * </pre>
 *
 * <p>Attempts count claims, not failures, so that a message which kills the server is not tried for ever. They also
 * fence: a dispatcher whose claim ran out cannot undo what the next one did. The text is wiped when the message is over;
 * that of a dead one a few days later, or when it expires, because an administrator may send it back to the queue.
 */
@Entity
@Cacheable(false)
@Table(name = "message")
class Message {
    enum Status {
        QUEUED,
        CLAIMED,
        /** Taken over by a gateway. */
        SENT,
        /** Confirmed by a receipt. */
        DELIVERED,
        /** Taken over by a gateway, then given up by it. */
        FAILED,
        /** Given up by us: the dead letter that an administrator sees. */
        DEAD,
        /** Not sent in time, and therefore not at all. */
        EXPIRED,
        /**
         * Taken back before it was sent: it would have gone to the wrong place by now, a newer one took its place, or it was
         * held back, which is not a status because the version before this one does not know it.
         */
        WITHDRAWN;

        static final Set<Status> OVER = EnumSet.complementOf(EnumSet.of(QUEUED, CLAIMED));

        MessageState toState() {
            return switch (this) {
                case QUEUED, CLAIMED -> MessageState.QUEUED;
                case SENT -> MessageState.SENT;
                case DELIVERED -> MessageState.DELIVERED;
                case FAILED, DEAD -> MessageState.FAILED;
                case EXPIRED, WITHDRAWN -> MessageState.EXPIRED;
            };
        }
    }

    private static final int LONGEST_FAILURE = 200;
    private static final int LONGEST_REFERENCE = 100;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private MessagePurpose purpose;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "recipient_hash")
    private String recipientHash;

    @Column(name = "text")
    private String text;

    @Column(name = "subject")
    private String subject;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "attempts_allowed")
    private int attemptsAllowed;

    @Column(name = "created")
    private Instant created;

    @Column(name = "due")
    private Instant due;

    @Column(name = "sweep")
    private Instant sweep;

    @Column(name = "expires")
    private Instant expires;

    @Column(name = "finished")
    private Instant finished;

    @Column(name = "gateway")
    private String gateway;

    @Column(name = "gateway_reference")
    private String gatewayReference;

    @Column(name = "failure")
    private String failure;

    @Column(name = "prefix")
    private String prefix;

    @Column(name = "asked_from")
    private String askedFrom;

    @Enumerated(EnumType.STRING)
    @Column(name = "held")
    private Hold held;

    @Column(name = "traceparent")
    private String traceparent;

    protected Message() {}

    /** @param askedFrom the keyed hash of the address that asked; null for none */
    Message(UUID id, Draft draft, String recipientHash, String askedFrom, Sealing sealing, Instant now) {
        this.id = id;
        this.tenantId = draft.tenantId();
        this.channel = draft.channel();
        this.purpose = draft.purpose();
        this.recipient = sealing.seal(draft.recipient(), recipientLabel(id));
        this.recipientHash = recipientHash;
        this.prefix =
                draft.channel() == Channel.SMS ? Prefix.of(draft.recipient()).digits() : null;
        this.askedFrom = askedFrom;
        this.text = sealing.seal(draft.text().reveal(), textLabel(id));
        this.subject = draft.subject().orElse(null);
        this.attemptsAllowed = BackOff.ATTEMPTS;
        this.created = now;
        this.expires = draft.expires().orElse(null);
        queue(now);
    }

    /** Whatever is done with it is part of this trace, where there is one. */
    Message in(Trace trace) {
        traceparent = trace.isReal() ? trace.traceparent() : null;
        return this;
    }

    static String recipientLabel(UUID id) {
        return "message-recipient:" + id;
    }

    static String textLabel(UUID id) {
        return "message-text:" + id;
    }

    /**
     * Takes this message for one attempt, if it is anybody's turn. A doubled or early hint changes nothing.
     *
     * @param until when others may take it over, because the claimer must have died
     */
    boolean claim(Instant now, Instant until) {
        if (isOver() || now.isBefore(due)) {
            return false;
        }
        if (isExpiredAt(now)) {
            expire(now);
            return false;
        }
        if (attempts >= attemptsAllowed) {
            die("the server stopped during the last attempt", now);
            return false;
        }
        status = Status.CLAIMED;
        attempts++;
        due = until;
        sweep = until;
        return true;
    }

    /** A gateway took it over. That counts even when the claim ran out meanwhile: it did leave. @return false when it counted before */
    boolean accept(String byGateway, String reference, Instant now) {
        if (status == Status.SENT || status == Status.DELIVERED || status == Status.FAILED) {
            return false;
        }
        gateway = byGateway;
        gatewayReference = clip(reference, LONGEST_REFERENCE);
        failure = null;
        finish(Status.SENT, now);
        return true;
    }

    /**
     * No gateway took it over in this attempt.
     *
     * @return how long to wait for the next attempt; zero when there is none
     */
    Duration refuse(int attempt, String reason, boolean permanent, Instant now) {
        if (status != Status.CLAIMED || attempts != attempt) {
            return Duration.ZERO;
        }
        if (permanent || attempts >= attemptsAllowed) {
            die(reason, now);
            return Duration.ZERO;
        }
        failure = clip(reason, LONGEST_FAILURE);
        Duration pause = BackOff.after(BackOff.ATTEMPTS - (attemptsAllowed - attempts));
        queue(now.plus(pause));
        return pause;
    }

    /** An administrator sends a dead letter back to the queue, under the id that it had. */
    Replay replay(Instant now) {
        if (status != Status.DEAD) {
            return new Replay.NotDead();
        }
        if (!isReplayableAt(now)) {
            return new Replay.TooLate();
        }
        attemptsAllowed = attempts + BackOff.ATTEMPTS;
        finished = null;
        queue(now);
        return new Replay.Queued();
    }

    private boolean isReplayableAt(Instant now) {
        return text != null && now.isBefore(sweep);
    }

    /** The sweeper found it left behind, or dead for so long that nobody will send it any more. */
    void sweep(Instant now) {
        if (status == Status.DEAD) {
            wipe();
            return;
        }
        if (isExpiredAt(now)) {
            expire(now);
            return;
        }
        sweep = now.plus(BackOff.BETWEEN_SWEEPS);
    }

    /** There was no broker to take the hint: the sweeper need not wait to see whether it helps. */
    void missHint(Instant due) {
        sweep = due;
    }

    /** It must not go where it was meant to go. What a gateway has at this moment leaves all the same. */
    void withdraw(Instant now) {
        if ((!isOver() || status == Status.DEAD) && !purpose.isNotice()) {
            finish(Status.WITHDRAWN, now);
        }
    }

    /**
     * What the tenant's budgets are asked about at each attempt, and count at the first; empty for what costs nothing.
     */
    Optional<Text> toText() {
        // A text that the previous version of this server posted has no prefix.
        return prefix == null
                ? Optional.empty()
                : Optional.of(
                        new Text(tenantId, new Prefix(prefix), recipientHash, Optional.ofNullable(askedFrom), kind()));
    }

    Kind kind() {
        return Kind.of(purpose);
    }

    /** Where it goes; empty for what costs nothing. */
    Optional<Prefix> prefix() {
        return Optional.ofNullable(prefix).map(Prefix::new);
    }

    /** The budgets say no: it is over, and nobody but administrators is told. */
    void hold(Hold why, Instant now) {
        held = why;
        failure = "held back: " + why;
        finish(Status.WITHDRAWN, now);
    }

    /** The first receipt counts. @return whether it was this one */
    boolean take(Receipt receipt) {
        if (status != Status.SENT) {
            return false;
        }
        if (receipt.delivered()) {
            status = Status.DELIVERED;
        } else {
            status = Status.FAILED;
            failure = clip(receipt.reason(), LONGEST_FAILURE);
        }
        return true;
    }

    private void queue(Instant from) {
        status = Status.QUEUED;
        due = from;
        sweep = from.plus(BackOff.BEFORE_SWEEP);
        if (expires != null && expires.isBefore(sweep)) {
            sweep = expires;
        }
    }

    private void expire(Instant now) {
        finish(Status.EXPIRED, now);
    }

    private void die(String reason, Instant now) {
        failure = clip(reason, LONGEST_FAILURE);
        status = Status.DEAD;
        finished = now;
        due = null;
        sweep = now.plus(BackOff.REPLAYABLE);
        if (expires != null && expires.isBefore(sweep)) {
            sweep = expires;
        }
    }

    private void finish(Status end, Instant now) {
        status = end;
        finished = now;
        wipe();
    }

    private void wipe() {
        text = null;
        recipientHash = null;
        askedFrom = null;
        due = null;
        sweep = null;
    }

    boolean isOver() {
        return finished != null;
    }

    /** When a gateway took it over; receipts do not change it. */
    Instant finished() {
        return Optional.ofNullable(finished).orElseThrow();
    }

    private boolean isExpiredAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    private static String clip(String value, int length) {
        return value.length() <= length ? value : value.substring(0, length);
    }

    UUID id() {
        return id;
    }

    long tenantId() {
        return tenantId;
    }

    Channel channel() {
        return channel;
    }

    MessagePurpose purpose() {
        return purpose;
    }

    Status status() {
        return status;
    }

    /** How it stands for those who wait for it: they are not told that it was held back. */
    MessageState stateForRecipient() {
        return held == null ? status.toState() : MessageState.SENT;
    }

    private MessageState stateForStaff() {
        return held == null ? status.toState() : MessageState.HELD;
    }

    int attempts() {
        return attempts;
    }

    /** Empty of secrets: what an administrator may read. */
    String failure() {
        return failure;
    }

    Claim toClaim() {
        return new Claim(
                id, tenantId, attempts, channel, purpose, recipient, text, expires, subject, Trace.parse(traceparent));
    }

    MessageReport toReport(List<Attempt> asked) {
        return new MessageReport(
                id,
                channel,
                purpose,
                stateForStaff(),
                created,
                Optional.ofNullable(finished),
                Optional.ofNullable(gateway),
                Optional.ofNullable(failure),
                asked);
    }

    Messages.Listed toListed() {
        return new Messages.Listed(
                id,
                channel,
                purpose,
                stateForStaff(),
                attempts,
                created,
                Optional.ofNullable(finished),
                Optional.ofNullable(gateway),
                Optional.ofNullable(failure));
    }

    DeadLetter toDeadLetter() {
        Optional<Instant> replayableUntil = text == null ? Optional.empty() : Optional.of(sweep);
        return new DeadLetter(id, tenantId, channel, purpose, attempts, created, finished, failure, replayableUntil);
    }
}
