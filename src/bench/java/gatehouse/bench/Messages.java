package gatehouse.bench;

import gatehouse.bench.Customers.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Codes on their whole way, from the request to a message centre, on a server in production with two of them: while many
 * others wait; beside logins while the first centre is slow; and while it dies.
 */
final class Messages {
    private static final int QUEUED = 10_000;
    private static final int STREAM = 1_000;
    /** Of the server: how many messages it sends at a time. */
    private static final int DISPATCHERS = 4;

    private static final long BETWEEN_CODES_MILLIS = 50;
    private static final long SLOW_MILLIS = 1_000;
    private static final int SLOW_CODES = 60;
    private static final int LOGINS = 50;
    private static final int COST = 10;
    /** The server counts its queue every five seconds: one that has not grown for so long does not grow any more. */
    private static final Duration NO_MORE = Duration.ofSeconds(20);

    private static final long POLL_MILLIS = 200;
    private static final long FIRST_NUMBER = 27850000000L;

    private final Eclipse eclipse;
    private final Supplier<Duration> cpu;
    private final Management management;
    private final MessageCentre first;
    private final MessageCentre second;
    private final long tenant;
    private final List<Customer> customers;
    private long numbers = FIRST_NUMBER;

    Messages(BenchServer server, Management management, MessageCentre first, MessageCentre second) {
        Tenant own = Tenant.fresh(server.http());
        this.eclipse = new Eclipse(server.http());
        this.cpu = server::cpu;
        this.management = management;
        this.first = first;
        this.second = second;
        this.tenant = own.id();
        this.customers = new Customers(own).makeWithCost(LOGINS, COST);
    }

    /**
     * @param queued codes that were in the outbox when the dispatcher went on
     * @param old how many of those lost their life in the queue, and were not sent
     * @param perSecond messages that left until the last of the queued ones had, the fresh ones among them
     * @param cpu of all codes, each on its whole way, divided by how many left, in milliseconds
     * @param fresh from request to submit of the codes that were asked for while the queued ones left
     */
    record Queue(long queued, long old, double perSecond, double cpu, Times fresh) {}

    /** @param cpu of a login, with the slow centre over without, and {@code time} alike */
    record Slow(double cpu, double time) {}

    /**
     * @param codes asked for
     * @param perSecond at what rate, below that of the queue, so that nothing waits but for the centre
     * @param lost that came to neither centre
     * @param bySecond how many came to the second
     * @param doubled messages beyond the first to a number, by either centre
     * @param others numbers that got two codes that differ
     * @param extra codes that the server made beyond one for each request
     * @param longest from the request to the submit to the second centre, in milliseconds
     */
    record Failover(
            int codes, double perSecond, int lost, int bySecond, int doubled, int others, long extra, double longest) {}

    /** The queue is filled while the dispatcher is paused; then it goes on, and fresh codes come in between. */
    Queue queue() {
        warmUp();
        List<String> old = fresh(Effort.of(QUEUED));
        Duration before = cpu.get();
        management.pauseDispatcher();
        askAtOnce(old);
        long queued = awaitQueue(old.size());
        System.out.println("  " + queued + " codes in the queue");

        long start = System.nanoTime();
        management.resumeDispatcher();
        Map<String, Long> asked = askWhileQueued(old);
        await(List.copyOf(asked.keySet()));
        double used = cpu.get().minus(before).toNanos() / 1e6;

        List<String> sent = old.stream().filter(this::isDelivered).toList();
        long last = sent.stream()
                .mapToLong(this::deliveredAt)
                .max()
                .orElseThrow(() -> new WrongAnswer("None of the queued codes was sent"));
        long until = sent.size()
                + asked.keySet().stream()
                        .filter(recipient -> deliveredAt(recipient) <= last)
                        .count();
        return new Queue(
                queued,
                queued - sent.size(),
                until * 1e9 / (last - start),
                used / (sent.size() + asked.size()),
                Times.of(waits(asked.keySet(), asked, this::deliveredAt)));
    }

    private void askAtOnce(List<String> recipients) {
        Callers.share(recipients.size(), i -> eclipse.verifyPhone(tenant, recipients.get(i)));
    }

    /** @return how many are in the queue once all are, or once no more come: what waits too long to be made is dropped */
    private long awaitQueue(int asked) {
        long queued = management.queued();
        long grown = System.nanoTime();
        while (queued < Math.min(asked, Management.MOST_QUEUED) && System.nanoTime() - grown < NO_MORE.toNanos()) {
            Pause.of(POLL_MILLIS);
            long now = management.queued();
            if (now > queued) {
                queued = now;
                grown = System.nanoTime();
            }
        }
        return queued;
    }

    /** @return when each was asked for */
    private Map<String, Long> askWhileQueued(List<String> old) {
        Map<String, Long> asked = new TreeMap<>();
        Patience.until(
                () -> {
                    ask(fresh(1).get(0), asked);
                    return old.stream().allMatch(this::isDelivered) || management.queued() == 0;
                },
                "The queue did not become empty");
        return asked;
    }

    private void warmUp() {
        List<String> recipients = fresh(Effort.of(STREAM));
        askAtOnce(recipients);
        await(recipients);
    }

    /** A B, A B, A B: logins alone, and logins while every dispatcher waits for the centre. */
    Slow slow() {
        Figures cpus = new Figures();
        Figures times = new Figures();
        for (int round = 0; round < Rounds.ROUNDS; round++) {
            logins("alone", cpus, times);
            first.answersAfter(SLOW_MILLIS);
            int before = first.submits();
            List<String> recipients = fresh(SLOW_CODES);
            recipients.forEach(recipient -> ask(recipient, new TreeMap<>()));
            Patience.until(() -> first.submits() >= before + DISPATCHERS, "The slow centre was not asked");
            // By then all of them are in the outbox, and only the centre is waited for.
            Pause.of(2 * SLOW_MILLIS);
            logins("slow", cpus, times);
            first.answersAfter(0);
            await(recipients);
        }
        return new Slow(slower(cpus), slower(times));
    }

    private static double slower(Figures figures) {
        return figures.median(round -> round.applyAsDouble("slow") / round.applyAsDouble("alone"));
    }

    private void logins(String name, Figures cpus, Figures times) {
        int count = Effort.of(LOGINS);
        Duration before = cpu.get();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            eclipse.login(customers.get(i).identity(), Customers.PASSWORD);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        cpus.add(name, cpu.get().minus(before).toNanos() / 1e6 / count);
        times.add(name, Figures.median(millis));
    }

    /**
     * The first centre is killed in the middle of a stream of codes, none of which may be lost. Nothing works after it.
     *
     * @param drained messages a second that the server can send
     */
    Failover failover(double drained) {
        Patience.until(() -> management.queued() == 0, "The queue did not become empty");
        List<String> recipients = fresh(Effort.of(STREAM));
        Map<String, Long> asked = new TreeMap<>();
        long made = management.codesMade();
        long between = Math.max(BETWEEN_CODES_MILLIS, Math.round(2_000 / drained));
        long start = System.nanoTime();
        for (int i = 0; i < recipients.size(); i++) {
            if (i == recipients.size() / 2) {
                first.close();
            }
            ask(recipients.get(i), asked);
            Pause.of(between);
        }
        double perSecond = recipients.size() * 1e9 / (System.nanoTime() - start);
        Patience.until(() -> recipients.stream().allMatch(this::isDelivered));
        List<String> bySecond =
                recipients.stream().filter(second.got()::containsKey).toList();
        return new Failover(
                recipients.size(),
                perSecond,
                count(recipients, recipient -> !isDelivered(recipient)),
                bySecond.size(),
                recipients.stream()
                        .mapToInt(recipient -> Math.max(0, texts(recipient).size() - 1))
                        .sum(),
                count(recipients, recipient -> new HashSet<>(texts(recipient)).size() > 1),
                management.codesMade() - made - recipients.size(),
                waits(bySecond, asked, second.got()::get).stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow(() -> new WrongAnswer("The second centre was never asked")));
    }

    private static int count(List<String> recipients, Predicate<String> which) {
        return (int) recipients.stream().filter(which).count();
    }

    /** What both centres got to this number. */
    private List<String> texts(String recipient) {
        return Stream.of(first, second)
                .flatMap(centre -> centre.texts().getOrDefault(recipient, List.of()).stream())
                .toList();
    }

    private List<String> fresh(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.valueOf(numbers++))
                .toList();
    }

    private void ask(String recipient, Map<String, Long> asked) {
        asked.put(recipient, System.nanoTime());
        eclipse.verifyPhone(tenant, recipient);
    }

    private static List<Double> waits(
            Collection<String> recipients, Map<String, Long> asked, ToLongFunction<String> got) {
        return recipients.stream()
                .map(recipient -> (got.applyAsLong(recipient) - asked.get(recipient)) / 1e6)
                .toList();
    }

    private void await(List<String> recipients) {
        if (!Patience.until(() -> recipients.stream().allMatch(this::isDelivered))) {
            throw new WrongAnswer(count(recipients, recipient -> !isDelivered(recipient)) + " of " + recipients.size()
                    + " codes did not arrive");
        }
    }

    /** The first time. */
    private long deliveredAt(String recipient) {
        return Stream.of(first, second)
                .map(centre -> centre.got().get(recipient))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }

    private boolean isDelivered(String recipient) {
        return first.got().containsKey(recipient) || second.got().containsKey(recipient);
    }
}
