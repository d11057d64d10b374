package gatehouse.bench;

import java.util.ArrayList;
import java.util.List;

/** From figures to the table of what was aimed at. */
final class Measures {
    private static final double QUEUE_BOUND_MILLIS = 2_000;
    private static final double MOST_SLOWED = 1.1;
    /** Of a gateway's requests, by default. */
    private static final double WINDOW = 10;

    private static final double MOST_FAILOVER_MILLIS = 5_000;

    private final Figures all;
    private final Figures costly;

    /** @param costly the logins whose hash is as slow as in production, with their floors */
    Measures(Figures all, Figures costly) {
        this.all = all;
        this.costly = costly;
    }

    List<Measure> table(Storm.Reads reads, Storm.Beyond beyond) {
        List<Measure> table = new ArrayList<>(perOperation());
        table.addAll(storm(reads, beyond));
        return table;
    }

    private List<Measure> perOperation() {
        int least = Customers.LEAST_COST;
        return List.of(
                Measure.atMost("1", "login / hash, CPU, cost 10", 1.03, overHash(10), ""),
                Measure.atMost("1", "login / hash, CPU, cost 12", 1.01, overHash(12), ""),
                Measure.atMost(
                        "2",
                        "login without its hash, CPU, ms",
                        1.5,
                        difference(Workload.loginOf(least), Floor.hash(least)),
                        ""),
                Measure.known("2", "its floors: JSON echo + signature + durable update, CPU, ms", loginFloors()),
                Measure.atMost(
                        "3", "renew / (signature + protected echo + durable update), CPU", 1.15, renewOverFloors(), ""),
                Measure.atMost(
                        "4",
                        "authenticated read / protected echo, CPU",
                        1.10,
                        ratio(Workload.READ, Floor.PROTECTED_ECHO),
                        ""),
                Measure.atMost("5", "logout / (protected echo + durable update), CPU", 1.15, logoutOverFloors(), ""),
                Measure.atMost(
                        "6",
                        "code issue with its delivery / authenticated read, CPU",
                        2.5,
                        ratio(Workload.ISSUE, Workload.READ),
                        ""),
                Measure.atMost(
                        "6", "code verify without its hash / authenticated read, CPU", 2.5, verifyOverRead(), ""));
    }

    private double overHash(int cost) {
        return costly.median(
                round -> round.applyAsDouble(Workload.loginOf(cost)) / round.applyAsDouble(Floor.hash(cost)));
    }

    private double difference(String operation, String part) {
        return all.median(round -> round.applyAsDouble(operation) - round.applyAsDouble(part));
    }

    private double loginFloors() {
        return all.median(round -> round.applyAsDouble(Floor.ECHO)
                + round.applyAsDouble(Floor.SIGNATURE)
                + round.applyAsDouble(Floor.UPDATE));
    }

    private double ratio(String operation, String floor) {
        return all.median(round -> round.applyAsDouble(operation) / round.applyAsDouble(floor));
    }

    private double renewOverFloors() {
        return all.median(round -> round.applyAsDouble(Workload.RENEW)
                / (round.applyAsDouble(Floor.SIGNATURE)
                        + round.applyAsDouble(Floor.PROTECTED_ECHO)
                        + round.applyAsDouble(Floor.UPDATE)));
    }

    private double logoutOverFloors() {
        return all.median(round -> round.applyAsDouble(Workload.LOGOUT)
                / (round.applyAsDouble(Floor.PROTECTED_ECHO) + round.applyAsDouble(Floor.UPDATE)));
    }

    private double verifyOverRead() {
        return all.median(
                round -> (round.applyAsDouble(Workload.VERIFY) - round.applyAsDouble(Floor.hash(Customers.LEAST_COST)))
                        / round.applyAsDouble(Workload.READ));
    }

    private List<Measure> storm(Storm.Reads reads, Storm.Beyond beyond) {
        double longest = QUEUE_BOUND_MILLIS + 2 * costly.median(Floor.hash(10));
        return List.of(
                Measure.atMost(
                        "7",
                        String.format(
                                "read p99 in a login storm / alone (%.1f / %.1f ms)",
                                reads.p99InStorm(), reads.p99Alone()),
                        3,
                        reads.slower(),
                        ""),
                Measure.atLeast("7", "reads kept in a login storm", 0.55, reads.kept(), ""),
                Measure.atMost(
                        "8",
                        "time to a 429 beyond capacity, p99, ms ("
                                + beyond.refused().count() + " refused)",
                        100,
                        beyond.refused().p99(),
                        ""),
                Measure.atMost(
                        "8",
                        "accepted logins beyond capacity, p99, ms ("
                                + beyond.accepted().count() + " accepted)",
                        longest,
                        beyond.accepted().p99(),
                        ""));
    }

    /** What messages cost whoever waits for them, and everybody else. */
    static List<Measure> messages(Messages.Queue queue, Messages.Slow slow, Messages.Failover failover) {
        List<Measure> table = new ArrayList<>(queue(queue));
        table.add(
                Measure.atMost("M", "login beside a slow gateway / alone, CPU, cost 10", MOST_SLOWED, slow.cpu(), ""));
        table.add(Measure.atMost("M", "login beside a slow gateway / alone, time, p50", MOST_SLOWED, slow.time(), ""));
        table.addAll(failover(failover));
        return table;
    }

    private static List<Measure> queue(Messages.Queue queue) {
        return List.of(
                Measure.known(
                        "M",
                        queue.queued() + " codes queued by a pause, drained to SMPP, messages a second",
                        queue.perSecond()),
                Measure.known("M", "of those queued, expired before their turn", queue.old()),
                Measure.known("M", "CPU of each code, from request to submit, the pause included, ms", queue.cpu()),
                Measure.known(
                        "M",
                        queue.fresh().count() + " asked for while those drained, request to submit, p50, ms",
                        queue.fresh().p50()),
                Measure.known(
                        "M",
                        "of those asked for meanwhile, request to submit, p99, ms",
                        queue.fresh().p99()));
    }

    private static List<Measure> failover(Messages.Failover failover) {
        return List.of(
                Measure.atMost(
                        "M",
                        String.format(
                                "first gateway killed amid %d codes, %.1f a second: lost",
                                failover.codes(), failover.perSecond()),
                        0,
                        failover.lost(),
                        ""),
                Measure.atMost("M", "of those, submitted again, same text and code", WINDOW, failover.doubled(), ""),
                Measure.atMost("M", "of those, numbers that got another code as well", 0, failover.others(), ""),
                Measure.atMost(
                        "M", "of those, messages (ids) made beyond one for each request", 0, failover.extra(), ""),
                Measure.atMost(
                        "M",
                        "the " + failover.bySecond() + " that the second got, request to submit, longest, ms",
                        MOST_FAILOVER_MILLIS,
                        failover.longest(),
                        ""));
    }

    /** What leaves when codes are asked for that only cost money. */
    static List<Measure> pumping(Pumping.Attack attack) {
        return List.of(
                Measure.atMost(
                        "M",
                        String.format(
                                "%d codes to one country asked for, %.0f a second: texts sent",
                                attack.requests(), attack.perSecond()),
                        Pumping.BUDGET,
                        attack.sent(),
                        ""),
                Measure.known("M", "of those asked for, texts held back by the budget", attack.held()),
                Measure.known(
                        "M",
                        "of those asked for, neither sent nor held back: not made in time",
                        attack.requests() - attack.sent() - attack.held()),
                Measure.atMost(
                        "M", "answers that the callers got, told apart by status and body", 1, attack.answers(), ""),
                Measure.known(
                        "M",
                        "time to the answer while there was budget, p50, ms",
                        attack.within().p50()),
                Measure.known(
                        "M",
                        "time to the answer beyond it, p50, ms",
                        attack.beyond().p50()));
    }

    /** What Gatehouse takes before anybody calls, and for everybody who is signed in. */
    static List<Measure> starts(Footprint.Starts starts) {
        List<Measure> table = new ArrayList<>();
        table.addAll(start("first login on an empty database", starts.first(), starts.echo()));
        table.addAll(start("first login on a database that is there", starts.again(), starts.echo()));
        return table;
    }

    static List<Measure> sessions(Footprint.Sessions sessions) {
        return List.of(
                Measure.atMost(
                        "11",
                        "heap for each of " + sessions.count() + " live sessions that were used, bytes",
                        300,
                        sessions.bytesEach(),
                        ""),
                Measure.known(
                        "11", "heap in use with " + sessions.few() + " of them, MB", sessions.heapWithFew() / 1e6),
                Measure.known("11", "heap in use with all, MB", sessions.heapWithAll() / 1e6),
                Measure.known("11", "resident memory with all, MB", sessions.resident() / 1e6));
    }

    private static List<Measure> start(String what, Footprint.Start ours, Footprint.Start echo) {
        return List.of(
                Measure.atMost(
                        "12",
                        String.format("start to %s / echo WAR, CPU (%.1f / %.1f s)", what, ours.cpu(), echo.cpu()),
                        1.5,
                        ours.cpu() / echo.cpu(),
                        ""),
                Measure.atMost(
                        "12",
                        String.format("the same, time (%.1f / %.1f s)", ours.seconds(), echo.seconds()),
                        1.5,
                        ours.seconds() / echo.seconds(),
                        ""));
    }

    static List<Measure> notMeasured() {
        return List.of(
                Measure.notMeasured(
                        "9",
                        "cost at 1,000,000 subjects and sessions / at 1,000",
                        "<= 1.5",
                        "filling the database takes longer than this may"),
                Measure.notMeasured(
                        "10",
                        "database writes per call at one call a second",
                        "<= 0.03",
                        "needs many sessions for minutes"),
                Measure.notMeasured("13", "half an hour of mixed load", "flat", "takes half an hour"));
    }
}
