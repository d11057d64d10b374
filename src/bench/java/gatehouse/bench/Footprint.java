package gatehouse.bench;

import gatehouse.bench.Customers.Customer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a server needs until it answers, and what it keeps in memory for everybody who is signed in. */
final class Footprint {
    private static final int SESSIONS = 100_000;
    /** As many as a customer may have. */
    private static final int SESSIONS_EACH = 10;
    /** By then everything else that is remembered, such as verified tokens, is as big as it may get. */
    private static final int FEW = 12_000;

    private static final int LOOKED_AT = 3_000;

    private final Path folder;
    private final Path floor;
    private final Supplier<BenchDatabase> databases;

    /**
     * @param folder for data and log
     * @param floor the archive that echoes
     * @param databases a new one each time
     */
    Footprint(Path folder, Path floor, Supplier<BenchDatabase> databases) {
        this.folder = folder;
        this.floor = floor;
        this.databases = databases;
    }

    /**
     * From the start of the JVM to the first answer.
     *
     * @param seconds by the clock
     * @param cpu seconds of the server's process, its compilers included
     */
    record Start(double seconds, double cpu) {
        /** By CPU time. */
        static Start median(List<Start> rounds) {
            return rounds.stream()
                    .sorted(Comparator.comparingDouble(Start::cpu))
                    .toList()
                    .get(rounds.size() / 2);
        }
    }

    /**
     * The same container with one archive or the other.
     *
     * @param first Gatehouse makes its schema
     * @param again it finds what it made
     */
    record Starts(Start echo, Start first, Start again) {}

    /** Each in turns, the median of {@value Rounds#ROUNDS} rounds, or of fewer with less effort. */
    Starts starts() throws IOException, InterruptedException {
        int rounds = Effort.of(Rounds.ROUNDS);
        List<Start> echo = new ArrayList<>();
        List<Start> first = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            System.out.println("  round " + round + " of " + rounds);
            BenchServer.empty(folder);
            try (BenchDatabase database = databases.get()) {
                echo.add(start(floor, database, server -> Floor.alone(server).check()));
            }
            BenchServer.empty(folder);
            try (BenchDatabase database = databases.get()) {
                first.add(start(BenchServer.gatehouse(), database, Footprint::signIn));
                again.add(start(BenchServer.gatehouse(), database, Footprint::signIn));
            }
        }
        return new Starts(Start.median(echo), Start.median(first), Start.median(again));
    }

    private static void signIn(Http server) {
        new Eclipse(server).login("username", "user_password");
    }

    private Start start(Path archive, BenchDatabase database, Consumer<Http> call)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (BenchServer server = BenchServer.startAlone(archive, folder, database)) {
            call.accept(server.http());
            double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
            Start start = new Start(seconds, server.cpuWithCompilers().toMillis() / 1e3);
            System.out.println("    " + archive.getFileName() + ": " + start);
            return start;
        }
    }

    /**
     * The heap after collections, in bytes, with few and with many sessions each of which was used.
     *
     * @param resident of the machine's memory, with all of them
     */
    record Sessions(int few, int count, long heapWithFew, long heapWithAll, long resident) {
        double bytesEach() {
            return (heapWithAll - heapWithFew) / (double) (count - few);
        }
    }

    Sessions sessions() throws IOException, InterruptedException {
        BenchServer.empty(folder);
        try (BenchDatabase database = databases.get();
                BenchServer server = BenchServer.startAlone(BenchServer.gatehouse(), folder, database);
                Management management = Management.of(server)) {
            int count = Effort.of(SESSIONS);
            int few = Math.min(FEW, count / 2);
            List<Customer> customers =
                    new Customers(Tenant.ofSandbox(server.http())).make((count + SESSIONS_EACH - 1) / SESSIONS_EACH);
            Eclipse eclipse = new Eclipse(server.http());
            String[] tokens = new String[count];
            System.out.println("  signing in " + few);
            use(0, few, customers, eclipse, tokens);
            long heapWithFew = management.heap();
            System.out.println("  signing in " + (count - few) + " more");
            use(few, count, customers, eclipse, tokens);
            long heapWithAll = management.heap();
            long resident = server.resident();
            lookAtOldest(customers, eclipse, tokens);
            return new Sessions(few, count, heapWithFew, heapWithAll, resident);
        }
    }

    /** Signs in and makes one call with each session, for only then a node takes notice of it. */
    private static void use(int from, int to, List<Customer> customers, Eclipse eclipse, String[] tokens) {
        Callers.share(to - from, piece -> {
            int number = from + piece;
            Customer customer = customers.get(number % customers.size());
            tokens[number] = eclipse.login(customer.identity(), Customers.PASSWORD);
            eclipse.as(tokens[number]).read(customer);
        });
    }

    /** They live: none was ended to make room. */
    private static void lookAtOldest(List<Customer> customers, Eclipse eclipse, String[] tokens) {
        Callers.share(
                Math.min(LOOKED_AT, tokens.length),
                number -> eclipse.as(tokens[number]).read(customers.get(number % customers.size())));
    }
}
