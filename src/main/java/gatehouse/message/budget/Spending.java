package gatehouse.message.budget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.budget.Budget.Most;
import gatehouse.message.budget.Text.Kind;
import gatehouse.platform.log.Log;
import gatehouse.throttle.Counted;
import gatehouse.throttle.Limit;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The texts of all tenants, each counted before it leaves. A text is within every budget, or counts in none: what is held
 * back to one country uses up nothing of the others.
 *
 * <p>Codes that nobody answers are counted when a gateway took them over, and looked at when the next one would leave.
 *
 * <p>The counters are locked in one order, from the narrow to the wide, in the short transaction in which a dispatcher claims
 * a message. That one holds no row but the message's, so nobody who waits for a counter keeps a caller waiting.
 */
@ApplicationScoped
public class Spending {
    private static final Log LOG = Log.of(Spending.class);

    /** Those that concern many people when they are used up. */
    private static final Set<Hold> WIDE = EnumSet.of(Hold.PREFIX, Hold.TENANT);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Limit HELD = new Limit("texts-held", Integer.MAX_VALUE, DAY);

    private final Budgets budgets;
    private final Stops stops;
    private final Returns returns;
    private final RequestLimits counts;
    private final Event<TextHeld> held;
    private final Event<BudgetUsedUp> usedUp;
    private final Clock clock;

    @Inject
    Spending(
            Budgets budgets,
            Stops stops,
            Returns returns,
            RequestLimits counts,
            Event<TextHeld> held,
            Event<BudgetUsedUp> usedUp,
            Clock clock) {
        this.held = held;
        this.usedUp = usedUp;
        this.budgets = budgets;
        this.stops = stops;
        this.returns = returns;
        this.counts = counts;
        this.clock = clock;
    }

    /** Counts a text that is about to leave. @return why it must not; empty when it may */
    @Transactional(MANDATORY)
    public Optional<Hold> spend(Text text) {
        Instant now = clock.instant();
        return noted(text, spend(text, budgets.of(text.tenantId()), now), now);
    }

    /**
     * For a text that was counted when it was tried before: counts nothing, but a country that is closed by now gets it no
     * more. @return why it must not leave; empty when it may
     */
    @Transactional(MANDATORY)
    public Optional<Hold> spendAgain(Text text) {
        return noted(text, closed(text, budgets.of(text.tenantId())), clock.instant());
    }

    private Optional<Hold> noted(Text text, Optional<Hold> hold, Instant now) {
        hold.ifPresent(why -> {
            counts.add(HELD, Long.toString(text.tenantId()), 1, now);
            held.fire(new TextHeld(text.tenantId(), why));
        });
        return hold;
    }

    /** Whether its country gets none of its kind at all. */
    private Optional<Hold> closed(Text text, Budget budget) {
        if (!budget.reaches(text.to())) {
            return Optional.of(Hold.COUNTRY);
        }
        return text.kind().isCode() && stops.isStopped(text.origin()) ? Optional.of(Hold.STOPPED) : Optional.empty();
    }

    /** A gateway took over a code; nothing happens where its tenant has no rule about unused ones. */
    @Transactional(MANDATORY)
    public void sent(long tenantId, Prefix to, Kind kind) {
        if (kind.isCode()) {
            Instant now = clock.instant();
            budgets.of(tenantId)
                    .unused()
                    .ifPresent(rule -> returns.sent(new Origin(tenantId, to.digits(), kind), rule, now));
        }
    }

    /** How many texts of a tenant were held back since midnight, UTC. */
    @Transactional
    public long heldToday(long tenantId) {
        return counts.used(HELD, Long.toString(tenantId), clock.instant());
    }

    private Optional<Hold> spend(Text text, Budget budget, Instant now) {
        List<Counted> counted = counted(text, budget);
        // Who pumps shall cost as little as possible, and lock nothing that others need.
        Optional<Hold> hold =
                closed(text, budget).or(() -> counts.usedUp(counted, now).map(Spending::hold));
        if (hold.isPresent()) {
            return hold;
        }
        Optional<UnusedRule> unused = text.kind().isCode() ? budget.unused() : Optional.empty();
        Optional<Stop> stop = unused.flatMap(rule -> returns.stop(text.origin(), rule, now));
        if (stop.isPresent()) {
            stops.add(text.tenantId(), stop.get());
            return Optional.of(Hold.STOPPED);
        }
        Optional<Limit> beyond = counts.takeAll(counted, now);
        if (beyond.isEmpty()) {
            tellUsedUp(text, counted, now);
        }
        return beyond.map(Spending::hold);
    }

    private void tellUsedUp(Text text, List<Counted> counted, Instant now) {
        List<Counted> wide =
                counted.stream().filter(one -> WIDE.contains(hold(one.limit()))).toList();
        for (Limit limit : counts.allUsedUp(wide, now)) {
            BudgetUsedUp told = new BudgetUsedUp(
                    text.tenantId(),
                    hold(limit),
                    limit.name().split("/")[2],
                    text.kind(),
                    text.to().digits());
            LOG.warning("message.budget-used-up tenant=" + told.tenantId() + " budget=" + told.budget() + " window="
                    + told.window() + " kind=" + told.kind() + " prefix=" + told.prefix() + " most=" + limit.allowed());
            usedUp.fire(told);
        }
    }

    private static List<Counted> counted(Text text, Budget budget) {
        List<Counted> all = new ArrayList<>();
        add(all, Hold.NUMBER, budget.number(), text, text.number());
        text.askedFrom().ifPresent(address -> add(all, Hold.ADDRESS, budget.address(), text, address));
        add(all, Hold.PREFIX, budget.prefix(), text, text.to().digits());
        add(all, Hold.TENANT, budget.tenant(), text, "");
        return all;
    }

    private static void add(List<Counted> all, Hold whose, Most most, Text text, String key) {
        String kind = text.kind().key();
        all.add(new Counted(new Limit(kind + whose + "/hour", most.hour(), HOUR), text.tenantId() + "/" + key));
        all.add(new Counted(new Limit(kind + whose + "/day", most.day(), DAY), text.tenantId() + "/" + key));
    }

    private static Hold hold(Limit usedUp) {
        return Hold.valueOf(usedUp.name().split("/")[1]);
    }
}
