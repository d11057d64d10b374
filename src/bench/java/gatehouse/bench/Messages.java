package gatehouse.bench;

import gatehouse.bench.Customers.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Codes on their whole way, from the request to a message centre, on a server in production with two of them: as many as
 * can be asked for at once; beside logins while the first centre is slow; and while it dies.
 */
final class Messages {
    private static final int QUEUED = 10_000;
    private static final int STREAM = 1_000;
    private static final int REQUESTERS = 4;
    private static final long BETWEEN_CODES_MILLIS = 20;
    private static final long SLOW_MILLIS = 1_000;
    private static final int SLOW_CODES = 60;
    private static final int LOGINS = 50;
    private static final int COST = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long POLL_MILLIS = 50;
    private static final long FIRST_NUMBER = 27850000000L;

    private final Eclipse eclipse;
    private final Supplier<Duration> cpu;
    private final MessageCentre first;
    private final MessageCentre second;
    private final long tenant;
    private final List<Customer> customers;
    private long numbers = FIRST_NUMBER;

    Messages(BenchServer server, MessageCentre first, MessageCentre second) {
        Tenant own = Tenant.fresh(server.http());
        this.eclipse = new Eclipse(server.http());
        this.cpu = server::cpu;
        this.first = first;
        this.second = second;
        this.tenant = own.id();
        this.customers = new Customers(own).makeWithCost(LOGINS, COST);
    }

    /**
     * @param cpu of one code on its whole way, in milliseconds
     * @param waits from request to submit
     */
    record Flood(int codes, double perSecond, double cpu, Times waits) {}

    /** @param cpu of a login, with the slow centre over without, and {@code time} alike */
    record Slow(double cpu, double time) {}

    /**
     * @param longest from the request to the submit to the second centre, in milliseconds
     * @param both how many went to both
     */
    record Failover(int codes, int bySecond, int both, double longest) {}

    /** All are asked for as fast as the server takes requests. */
    Flood flood() {
        warmUp();
        List<String> recipients = fresh(Effort.of(QUEUED));
        Map<String, Long> asked = new ConcurrentHashMap<>();
        Duration before = cpu.get();
        long start = System.nanoTime();
        CompletableFuture.allOf(IntStream.range(0, REQUESTERS)
                        .mapToObj(requester -> CompletableFuture.runAsync(() -> {
                            for (int i = requester; i < recipients.size(); i += REQUESTERS) {
                                ask(recipients.get(i), asked);
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        await(recipients);
        double used = cpu.get().minus(before).toNanos() / 1e6;
        List<Double> waits = waits(recipients, asked, first.got());
        long last = recipients.stream().mapToLong(first.got()::get).max().orElseThrow();
        int codes = recipients.size();
        return new Flood(codes, codes * 1e9 / (last - start), used / codes, Times.of(waits));
    }

    private void warmUp() {
        List<String> recipients = fresh(Effort.of(STREAM));
        recipients.forEach(recipient -> ask(recipient, new TreeMap<>()));
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
            while (first.submits() < before + REQUESTERS) {
                Pause.of(POLL_MILLIS);
            }
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

    /** The first centre is killed in the middle of a stream of codes, none of which may be lost. Nothing works after it. */
    Failover failover() {
        List<String> recipients = fresh(Effort.of(STREAM));
        Map<String, Long> asked = new TreeMap<>();
        for (int i = 0; i < recipients.size(); i++) {
            if (i == recipients.size() / 2) {
                first.close();
            }
            ask(recipients.get(i), asked);
            Pause.of(BETWEEN_CODES_MILLIS);
        }
        await(recipients);
        Set<String> bySecond = new HashSet<>(recipients);
        bySecond.retainAll(second.got().keySet());
        Set<String> both = new HashSet<>(bySecond);
        both.retainAll(first.got().keySet());
        double longest = waits(bySecond, asked, second.got()).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        return new Failover(recipients.size(), bySecond.size(), both.size(), longest);
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

    private static List<Double> waits(Collection<String> recipients, Map<String, Long> asked, Map<String, Long> got) {
        return recipients.stream()
                .map(recipient -> (got.get(recipient) - asked.get(recipient)) / 1e6)
                .toList();
    }

    private void await(List<String> recipients) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!recipients.stream().allMatch(this::isDelivered)) {
            if (System.nanoTime() > end) {
                long lost = recipients.stream()
                        .filter(recipient -> !isDelivered(recipient))
                        .count();
                throw new WrongAnswer(lost + " codes did not arrive");
            }
            Pause.of(POLL_MILLIS);
        }
    }

    private boolean isDelivered(String recipient) {
        return first.got().containsKey(recipient) || second.got().containsKey(recipient);
    }
}
