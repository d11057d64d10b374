package gatehouse.bench;

import gatehouse.bench.Customers.Customer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Somebody who earns by texts to numbers of their own has them sent: many people, each with a number in one country, have
 * forgotten their passwords at the same time, and ask from many addresses. Real requests to a server in production, whose
 * tenant pays for few texts to that country.
 */
final class Pumping {
    /** Texts to one country that the tenant pays for, an hour and a day. */
    static final int BUDGET = 500;

    private static final int REQUESTS = 20_000;
    /** Each has a budget of its own, 50 texts an hour, which is not what stops the attack. */
    private static final int ADDRESSES = 2_000;

    private static final int COST = 10;
    private static final long FIRST_NUMBER = 263770000000L;

    private final Tenant tenant;
    private final Eclipse eclipse;
    private final List<MessageCentre> centres;

    Pumping(BenchServer server, MessageCentre... centres) {
        this.tenant = Tenant.withBudgetOfACountry(BUDGET, server.http());
        this.eclipse = new Eclipse(server.http());
        this.centres = List.of(centres);
    }

    /**
     * @param requests for codes, each to another number
     * @param perSecond answered
     * @param sent texts that a message centre got
     * @param held texts that the budget held back
     * @param answers that differ by status or body
     * @param within time to the answer of as many as the budget allows
     * @param beyond time to the answer of all after those
     */
    record Attack(int requests, double perSecond, long sent, long held, int answers, Times within, Times beyond) {}

    private record Asked(Answer answer, double millis) {}

    Attack attack() {
        int requests = Effort.of(REQUESTS);
        List<Customer> victims = make(requests);
        System.out.println("  " + requests + " customers made");

        long start = System.nanoTime();
        Map<Integer, Asked> asked = new ConcurrentHashMap<>();
        Callers.share(requests, i -> asked.put(i, ask(victims.get(i), i)));
        double seconds = (System.nanoTime() - start) / 1e9;

        // Codes are made after the answer: all have been, once each text has left or was held back.
        Patience.until(() -> sent() + tenant.heldToday() >= requests, "Not every text left or was held back");
        Set<Answer> answers = ConcurrentHashMap.newKeySet();
        asked.values().forEach(one -> answers.add(one.answer()));
        int few = Math.min(BUDGET, requests / 2);
        return new Attack(
                requests,
                requests / seconds,
                sent(),
                tenant.heldToday(),
                answers.size(),
                times(asked, 0, few),
                times(asked, few, requests));
    }

    /** Their hashes are imported, all the same one: nobody signs in. */
    private List<Customer> make(int count) {
        int each = count / Callers.COUNT + 1;
        Queue<Customer> made = new ConcurrentLinkedQueue<>();
        Callers.share(
                Callers.COUNT,
                i -> made.addAll(new Customers(tenant, FIRST_NUMBER + (long) i * each).makeWithCost(each, COST)));
        return made.stream().limit(count).toList();
    }

    private Asked ask(Customer victim, int number) {
        int address = number % ADDRESSES;
        long start = System.nanoTime();
        Answer answer = eclipse.askForCode(victim, "10.20." + address / 250 + "." + (address % 250 + 1));
        return new Asked(answer, (System.nanoTime() - start) / 1e6);
    }

    private static Times times(Map<Integer, Asked> asked, int first, int end) {
        return Times.of(
                IntStream.range(first, end).mapToObj(i -> asked.get(i).millis()).toList());
    }

    private long sent() {
        return centres.stream()
                .flatMap(centre -> centre.texts().entrySet().stream())
                .filter(texts -> texts.getKey().startsWith("263"))
                .mapToLong(texts -> texts.getValue().size())
                .sum();
    }
}
