package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.message.budget.Hold;
import gatehouse.message.budget.Spending;
import gatehouse.message.flow.Carried;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Receipt;
import gatehouse.message.tally.CodeOutcome.Outcome;
import gatehouse.message.tally.CodeOutcomes;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows of the outbox. Every change locks its row and has a short transaction of its own, so that a gateway is never
 * asked while the database waits, and two nodes never change the same message at once.
 */
@ApplicationScoped
public class Messages {
    private static final Log LOG = Log.of(Messages.class);

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Hints hints;
    private final Attempts attempts;
    private final Spending spending;
    private final CodeOutcomes outcomes;
    private final Event<Carried> carried;
    private final Clock clock;
    private final Duration keep;

    @Inject
    Messages(
            Hints hints,
            Attempts attempts,
            Spending spending,
            CodeOutcomes outcomes,
            Event<Carried> carried,
            Clock clock,
            Settings settings) {
        this.carried = carried;
        this.hints = hints;
        this.attempts = attempts;
        this.spending = spending;
        this.outcomes = outcomes;
        this.clock = clock;
        this.keep = settings.duration("gatehouse.messages.keep", Duration.ofDays(90));
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    /** Messages of a tenant that were given up, the latest first; at most {@code limit}. */
    @Transactional(REQUIRED)
    public List<DeadLetter> dead(long tenantId, int limit) {
        return entities
                .createQuery(
                        "select m from Message m where m.tenantId = :tenant and m.status = :dead"
                                + " order by m.finished desc, m.id desc",
                        Message.class)
                .setParameter("tenant", tenantId)
                .setParameter("dead", Message.Status.DEAD)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(Message::toDeadLetter)
                .toList();
    }

    /** A message as a list shows it, without recipient and text. */
    public record Listed(
            UUID id,
            Channel channel,
            MessagePurpose purpose,
            MessageState state,
            int attempts,
            Instant created,
            Optional<Instant> finished,
            Optional<String> gateway,
            Optional<String> reason) {}

    /** Messages of a tenant that stand like this, as staff see them, the latest first; dead letters have a list of their own. */
    @Transactional(REQUIRED)
    public List<Listed> in(long tenantId, MessageState state, int limit) {
        return Arrays.stream(Message.Status.values())
                .filter(status -> mayStand(status, state))
                .flatMap(status -> in(tenantId, status, state == MessageState.HELD, limit))
                .sorted(Comparator.comparing(Listed::created, Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }

    /** What is held back has the status of what was withdrawn. */
    private static boolean mayStand(Message.Status status, MessageState state) {
        return state == MessageState.HELD
                ? status == Message.Status.WITHDRAWN
                : status != Message.Status.DEAD && status.toState() == state;
    }

    /** At most two make up a state, and each is a look into an index. */
    private Stream<Listed> in(long tenantId, Message.Status status, boolean isHeld, int limit) {
        return entities.createQuery(
                        "select m from Message m where m.tenantId = :tenant and m.status = :status"
                                + (isHeld ? " and m.held is not null" : " and m.held is null")
                                + " order by m.created desc, m.id desc",
                        Message.class)
                .setParameter("tenant", tenantId)
                .setParameter("status", status)
                .setMaxResults(limit)
                .getResultStream()
                .map(Message::toListed);
    }

    /** How a message of a tenant stands, and who was asked to carry it. */
    @Transactional(REQUIRED)
    public Optional<MessageReport> find(long tenantId, UUID id) {
        return own(tenantId, id).map(message -> message.toReport(attempts.of(id)));
    }

    /** How a message of a tenant stands, for whom it is for. */
    @Transactional(REQUIRED)
    public Optional<MessageState> state(long tenantId, UUID id) {
        return own(tenantId, id).map(Message::stateForRecipient);
    }

    private Optional<Message> own(long tenantId, UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id)).filter(message -> message.tenantId() == tenantId);
    }

    /** Sends a dead letter back to the queue; of many who do so at once, one does. */
    @Transactional(MANDATORY)
    public Replay replay(long tenantId, UUID id) {
        Optional<Message> known = locked(id).filter(message -> message.tenantId() == tenantId);
        if (known.isEmpty()) {
            return new Replay.Unknown();
        }
        Replay replay = known.get().replay(clock.instant());
        if (replay instanceof Replay.Queued) {
            hint(known.get(), Duration.ZERO);
        }
        return replay;
    }

    /** What was posted later than now and has not left is dropped: it would wait for its time to come again. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from Message m where m.created > :now and m.finished is null")
                .setParameter("now", back.now())
                .executeUpdate();
    }

    /**
     * Empty when there is nothing to do: unknown, over, not due, claimed by somebody else, just expired, or held back. A
     * text is counted here, once, and not where it is posted: there is no other way to a gateway, whoever made it; the caller
     * has long been answered, like any other; and the counters wait for no transaction of theirs (ADR 19).
     */
    @Transactional(REQUIRES_NEW)
    protected Optional<Claim> claim(UUID id, Duration patience) {
        Instant now = clock.instant();
        return locked(id)
                .filter(message -> message.claim(now, now.plus(patience)))
                .filter(message -> isPaidFor(message, now))
                .map(Message::toClaim);
    }

    private boolean isPaidFor(Message message, Instant now) {
        boolean isFirst = message.attempts() == 1;
        Optional<Hold> hold =
                message.toText().flatMap(text -> isFirst ? spending.spend(text) : spending.spendAgain(text));
        hold.ifPresent(why -> {
            message.hold(why, now);
            LOG.debug(() -> "message.held id=" + message.id() + " tenant=" + message.tenantId() + " why=" + why);
        });
        return hold.isEmpty();
    }

    /** Whether an attempt may go on: nobody withdrew the message, or took it over, since it was claimed. */
    @Transactional(REQUIRES_NEW)
    protected boolean isStillClaimed(Claim claim) {
        return !entities.createQuery(
                        "select m.id from Message m where m.id = :id and m.status = :claimed and m.attempts = :attempt",
                        UUID.class)
                .setParameter("id", claim.id())
                .setParameter("claimed", Message.Status.CLAIMED)
                .setParameter("attempt", claim.attempt())
                .getResultList()
                .isEmpty();
    }

    @Transactional(REQUIRES_NEW)
    protected void accept(Claim claim, List<Attempt> asked, String gateway, String reference) {
        locked(claim.id()).ifPresent(message -> {
            if (message.accept(gateway, reference, clock.instant())) {
                message.prefix().ifPresent(to -> spending.sent(message.tenantId(), to, message.kind()));
                note(message, Outcome.SENT);
            }
            attempts.add(claim.id(), asked);
        });
    }

    /** @return how the message stands now; empty when it is gone */
    @Transactional(REQUIRES_NEW)
    protected Optional<Message.Status> refuse(Claim claim, List<Attempt> asked, String reason, boolean permanent) {
        return locked(claim.id()).map(message -> {
            attempts.add(claim.id(), asked);
            Duration pause = message.refuse(claim.attempt(), reason, permanent, clock.instant());
            if (!pause.isZero()) {
                hint(message, pause);
            }
            return message.status();
        });
    }

    /** What became of a message that a gateway had taken over. @return whether there is one */
    @Transactional(REQUIRES_NEW)
    protected boolean receipt(String gateway, Receipt receipt) {
        List<Message> found = entities.createQuery(
                        "select m from Message m where m.gateway = :gateway and m.gatewayReference = :reference",
                        Message.class)
                .setParameter("gateway", gateway)
                .setParameter("reference", receipt.reference())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        found.stream().filter(message -> message.take(receipt)).forEach(message -> {
            carried.fire(Carried.receipt(message.channel(), gateway, receipt.delivered()));
            note(message, receipt.delivered() ? Outcome.DELIVERED : Outcome.FAILED);
        });
        return !found.isEmpty();
    }

    private void note(Message sent, Outcome outcome) {
        if (sent.purpose().isAnswered()) {
            outcomes.note(sent.tenantId(), sent.channel(), sent.finished(), outcome);
        }
    }

    /**
     * Looks after messages whose hint was lost or whose claim ran out: expired ones end, the others get another hint. Dead
     * ones that nobody sent back to the queue in time lose their text.
     * Rows that another node is looking at are left to it. After one hint in vain the queue is asked no more: a broker that is
     * silent would be waited for with each, in this transaction.
     *
     * @return how many there were, at most {@code limit}; none when a queue did not take a hint
     */
    @Transactional(REQUIRES_NEW)
    protected int sweep(int limit) {
        Instant now = clock.instant();
        List<Message> left = leftBehind(now, limit);
        Set<String> silent = new HashSet<>();
        for (Message message : left) {
            message.sweep(now);
            if (message.isOver()) {
                continue;
            }
            String queue = Hints.queueOf(message.channel());
            if (silent.contains(queue)) {
                message.missHint(now);
            } else if (!hint(message, Duration.ZERO)) {
                silent.add(queue);
            }
        }
        return silent.isEmpty() ? left.size() : 0;
    }

    /**
     * Deletes what has been over for longer than {@code gatehouse.messages.keep} (90 days).
     *
     * @return how many there were, at most {@code limit}
     */
    @Transactional(REQUIRES_NEW)
    protected int purge(int limit) {
        List<Message> old = entities.createQuery(
                        "select m from Message m where m.status in :over and m.finished < :end", Message.class)
                .setParameter("over", Message.Status.OVER)
                .setParameter("end", clock.instant().minus(keep))
                .setMaxResults(limit)
                .getResultList();
        old.forEach(entities::remove);
        return old.size();
    }

    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<Message> leftBehind(Instant now, int limit) {
        return entities.createNativeQuery(
                        "select * from message where sweep <= ?1 order by sweep limit ?2 for update skip locked",
                        Message.class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
    }

    /** @return whether there was a broker to take it */
    private boolean hint(Message message, Duration delay) {
        return hints.send(message, clock.instant(), delay);
    }

    private Optional<Message> locked(UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
