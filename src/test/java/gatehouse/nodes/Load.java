package gatehouse.nodes;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Clients that sign in, read, renew, sign out and now and then ask for a code, until they are told to stop. A call that is
 * not answered as it should be is kept with its times, and the client begins anew.
 */
final class Load {
    private static final String PASSWORD = "first_password";
    private static final int READS = 3;
    private static final long PAUSE_MILLIS = 25;
    private static final int SECONDS = 90;

    private final List<Person> clients;
    private final Queue<Person> asking;
    private final List<Person> asked = new ArrayList<>();
    private final List<Person> perhapsAsked = new ArrayList<>();
    private final URI base;

    private final Map<String, AtomicLong> answered = new TreeMap<>();
    private final Queue<Failed> failed = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private volatile boolean running = true;

    private Load(URI base, List<Person> clients, List<Person> asking) {
        this.base = base;
        this.clients = clients;
        this.asking = new ConcurrentLinkedQueue<>(asking);
        this.threads = Executors.newFixedThreadPool(clients.size());
        for (String call : List.of("sign in", "read", "renew", "ask for a code", "sign out")) {
            answered.put(call, new AtomicLong());
        }
    }

    /**
     * A call that was not answered as it should be; times as {@link System#nanoTime} tells them.
     *
     * @param what came instead
     */
    record Failed(String call, String what, long began, long ended) {}

    /** Ends what a client is doing. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param codes how many people ask for one code each, as long as the load goes on */
    static Load on(URI base, int clients, int codes) {
        Eclipse eclipse = Eclipse.at(base);
        Api system = eclipse.system();
        return new Load(base, people(eclipse, system, clients), people(eclipse, system, codes)).begin();
    }

    private static List<Person> people(Eclipse eclipse, Api system, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> eclipse.person(system, Eclipse.TENANT, PASSWORD))
                .toList();
    }

    private Load begin() {
        clients.forEach(person -> threads.submit(() -> live(person)));
        return this;
    }

    private void live(Person person) {
        Eclipse eclipse = Eclipse.at(base);
        while (running) {
            try {
                visit(eclipse, person);
            } catch (Refused noted) {
                // What failed is noted; the next visit begins with a sign-in.
                pause();
            }
        }
    }

    private void visit(Eclipse eclipse, Person person) {
        String jwt = Eclipse.jwt(call("sign in", 200, () -> eclipse.login(person.identity(), PASSWORD)));
        String profile = "/tenants/" + Eclipse.TENANT + "/customers/" + person.customer();
        for (int i = 0; i < READS; i++) {
            call("read", 200, () -> eclipse.api().as(jwt).get(profile));
        }
        String renewed = Eclipse.jwt(call("renew", 200, () -> eclipse.renew(jwt)));
        Optional.ofNullable(asking.poll()).ifPresent(asker -> ask(eclipse, asker));
        call("sign out", 204, () -> eclipse.logout(renewed));
    }

    private void ask(Eclipse eclipse, Person asker) {
        note(perhapsAsked, asker);
        call("ask for a code", 204, () -> eclipse.askForCode(asker.identity(), "OTP"));
        note(asked, asker);
    }

    private static void note(List<Person> list, Person person) {
        synchronized (list) {
            list.add(person);
        }
    }

    private Answer call(String name, int status, Supplier<Answer> call) {
        pause();
        long began = System.nanoTime();
        String what;
        try {
            Answer answer = call.get();
            if (answer.status() == status) {
                answered.get(name).incrementAndGet();
                return answer;
            }
            what = answer.toString();
        } catch (UncheckedIOException | AssertionError broken) {
            what = broken.toString();
        }
        failed.add(new Failed(name, what, began, System.nanoTime()));
        throw new Refused();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    /** Returns when the last client has ended its visit. */
    void stop() throws InterruptedException {
        running = false;
        threads.shutdown();
        if (!threads.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
            throw new AssertionError("A client waits for an answer that does not come");
        }
    }

    int clients() {
        return clients.size();
    }

    List<Failed> failed() {
        return List.copyOf(failed);
    }

    long answered() {
        return answered.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** People who were told that a code is on its way. */
    List<Person> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** The same, and those who were told nothing. */
    List<Person> perhapsAsked() {
        synchronized (perhapsAsked) {
            return List.copyOf(perhapsAsked);
        }
    }

    /** For whoever reads what the build says. */
    String counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        answered.forEach((call, count) -> counts.put(call, count.get()));
        return answered() + " calls answered " + counts + ", " + failed.size() + " failed";
    }
}
