package gatehouse.message.budget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.budget.Budget.Most;
import gatehouse.throttle.Counted;
import gatehouse.throttle.Limit;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of all tenants, each counted before it leaves. A text is within every budget, or counts in none: what is held
 * back to one country uses up nothing of the others.
 *
 * <p>The counters are locked in one order, from the narrow to the wide, in the short transaction in which a dispatcher claims
 * a message. That one holds no row but the message's, so nobody who waits for a counter keeps a caller waiting.
 */
@ApplicationScoped
public class Spending {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Limit HELD = new Limit("texts-held", Integer.MAX_VALUE, DAY);

    private final Budgets budgets;
    private final Stops stops;
    private final Returns returns;
    private final RequestLimits counts;
    private final Clock clock;

    @Inject
    Spending(Budgets budgets, Stops stops, Returns returns, RequestLimits counts, Clock clock) {
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
        Optional<Hold> hold = spend(text, budgets.of(text.tenantId()), now);
        hold.ifPresent(held -> counts.add(HELD, Long.toString(text.tenantId()), 1, now));
        return hold;
    }

    /** How many texts of a tenant were held back since midnight, UTC. */
    @Transactional
    public long heldToday(long tenantId) {
        return counts.used(HELD, Long.toString(tenantId), clock.instant());
    }

    private Optional<Hold> spend(Text text, Budget budget, Instant now) {
        if (!budget.reaches(text.to())) {
            return Optional.of(Hold.COUNTRY);
        }
        Origin to = new Origin(text.tenantId(), text.to().digits());
        if (text.isCode() && stops.isStopped(to)) {
            return Optional.of(Hold.STOPPED);
        }
        List<Counted> counted = counted(text, budget);
        // Who pumps shall cost as little as possible, and lock nothing that others need.
        Optional<Hold> hold = counts.usedUp(counted, now).map(Spending::hold);
        return hold.isPresent() ? hold : spend(to, text.isCode() ? budget.unused() : Optional.empty(), counted, now);
    }

    private Optional<Hold> spend(Origin to, Optional<UnusedRule> unused, List<Counted> counted, Instant now) {
        Optional<Stop> stop = unused.flatMap(rule -> returns.send(to, rule, now));
        if (stop.isPresent()) {
            stops.add(to.tenantId(), stop.get());
            return Optional.of(Hold.STOPPED);
        }
        Optional<Hold> hold = counts.takeAll(counted, now).map(Spending::hold);
        if (hold.isPresent()) {
            unused.ifPresent(rule -> returns.takeBack(to, rule, now));
        }
        return hold;
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
        String kind = text.isCode() ? "code/" : "text/";
        all.add(new Counted(new Limit(kind + whose + "/hour", most.hour(), HOUR), text.tenantId() + "/" + key));
        all.add(new Counted(new Limit(kind + whose + "/day", most.day(), DAY), text.tenantId() + "/" + key));
    }

    private static Hold hold(Limit usedUp) {
        return Hold.valueOf(usedUp.name().split("/")[1]);
    }
}
