package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls to every door of a node, none of which can be answered without the database. Tokens are those of before. */
final class Doors implements AutoCloseable {
    private static final String PAGE = "page";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Supplier<Answer>> calls = new TreeMap<>();

    private final Supplier<Answer> page;

    private Doors(Supplier<Answer> page) {
        this.page = page;
    }

    /** Of a sandbox with its samples. */
    static Doors of(URI base) {
        Eclipse eclipse = Eclipse.at(base);
        Multi multi = Multi.at(base);
        Person person = eclipse.person("first_password");
        Api customer = eclipse.api().as(eclipse.jwt(person.identity(), person.password()));
        Api admin = eclipse.console();
        Api user = multi.api().as(multi.token("user@example.com", "pa$$word"));
        // Whoever signs in again and again ends the oldest of the sessions.
        Person other = eclipse.person("first_password");
        Root consumer = multi.verified(multi.consumer());
        multi.withPassword(consumer);
        Doors doors = new Doors(() -> eclipse.server().get("/"));
        doors.calls.put("eclipse login", () -> eclipse.login(other.identity(), other.password()));
        doors.calls.put("eclipse profile", () -> customer.get("/tenants/1/customers/" + person.customer()));
        doors.calls.put("eclipse code", () -> eclipse.askForCode("nobody", "OTP"));
        doors.calls.put("multi login", () -> multi.login(consumer.email(), Multi.PASSWORD));
        doors.calls.put("multi identities", () -> user.get("/identities"));
        doors.calls.put("console audit", () -> admin.get("/audit?limit=1"));
        doors.awaitService();
        return doors;
    }

    /**
     * What became of a call.
     *
     * @param answer empty when the connection broke
     * @param took without what a page took that was asked for at the same moment and needs nothing: the machine may be busy
     */
    record Seen(String call, Optional<Answer> answer, Duration took) {
        Seen besides(Duration page) {
            Duration more = took.minus(page);
            return new Seen(call, answer, more.isNegative() ? Duration.ZERO : more);
        }

        boolean isServed() {
            return answer.filter(given -> given.status() < 400).isPresent();
        }

        @Override
        public String toString() {
            return call + " after " + took.toMillis() + " ms: "
                    + answer.map(given -> given + " " + given.raw().headers().map())
                            .orElse("no answer");
        }
    }

    /** All calls at once, several times. */
    List<Seen> ask(int times) {
        CompletableFuture<Seen> machine = CompletableFuture.supplyAsync(() -> ask(PAGE, page), threads);
        List<CompletableFuture<Seen>> asked = calls.keySet().stream()
                .flatMap(call -> Stream.generate(() -> call).limit(times))
                .map(call -> CompletableFuture.supplyAsync(() -> ask(call, calls.get(call)), threads))
                .toList();
        Duration alone = machine.join().took();
        return asked.stream().map(each -> each.join().besides(alone)).toList();
    }

    private Seen ask(String call, Supplier<Answer> asking) {
        long begin = System.nanoTime();
        Optional<Answer> answer;
        try {
            answer = Optional.of(asking.get());
        } catch (UncheckedIOException broken) {
            answer = Optional.empty();
        }
        return new Seen(call, answer, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** How long it takes until everything is answered again as before, twice in a row. */
    Duration awaitService() {
        long begin = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(ask(1)).allMatch(Seen::isServed);
            assertThat(ask(2)).allMatch(Seen::isServed);
        });
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
