package gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a server, measures it, and stops it; the same again with one that sends messages; and prints what was found. Exit
 * status 0 when everything was measured, whatever it cost; 1 when an answer was wrong or there was no server.
 *
 * <p>System properties: {@code bench.folder} (data and log), {@code bench.floor} (the floor's archive) and {@code
 * bench.database} ({@code h2} or {@code postgresql}) from the build;
 * {@code http.port}, {@code bench.jvm} (options for the server), {@code bench.effort} and {@code bench.part} ({@code
 * operations}, {@code messages}, {@code start} or {@code memory}; all when it is left out) from whoever starts it.
 */
public final class Bench {
    private static final int STORM_COST = 10;

    private final BenchServer server;
    private final Workload workload;
    private final Floor floor;
    private final Rounds rounds;

    private Bench(BenchServer server) {
        this.server = server;
        this.floor = new Floor(server.http());
        floor.check();
        System.out.println("  making customers");
        this.workload = new Workload(server.http());
        this.rounds = new Rounds(server::cpu);
    }

    public static void main(String[] ignored) throws IOException, InterruptedException {
        try {
            List<Measure> table = new ArrayList<>();
            if (isWanted("operations")) {
                table.addAll(operationsAndStorm());
            }
            if (isWanted("messages")) {
                table.addAll(messages());
            }
            if (isWanted("start")) {
                System.out.println("Starting Gatehouse and its floor, each alone");
                table.addAll(Measures.starts(footprint().starts()));
            }
            if (isWanted("memory")) {
                System.out.println("Filling Gatehouse with sessions");
                table.addAll(Measures.sessions(footprint().sessions()));
            }
            table.addAll(Measures.notMeasured());
            System.out.println("\n" + Measure.table(table) + "\n");
        } catch (WrongAnswer wrong) {
            System.out.flush();
            System.err.println("Not measured: " + wrong.getMessage());
            System.err.flush();
            System.exit(1);
        }
    }

    private static List<Measure> operationsAndStorm() throws IOException, InterruptedException {
        System.out.println("Starting Gatehouse and its floor");
        try (BenchDatabase database = database();
                BenchServer server = BenchServer.start(property("bench.folder"), property("bench.floor"), database)) {
            System.out.println("Measuring process " + server.pid());
            return new Bench(server).run();
        }
    }

    private static List<Measure> messages() throws IOException, InterruptedException {
        System.out.println("Starting Gatehouse and two message centres");
        try (MessageCentre first = new MessageCentre();
                MessageCentre second = new MessageCentre();
                BenchDatabase database = database();
                BenchServer server = BenchServer.startSending(property("bench.folder"), database, first, second);
                Management management = Management.of(server)) {
            System.out.println("Measuring process " + server.pid());
            Messages messages = new Messages(server, management, first, second);
            System.out.println("  codes behind a long queue");
            Messages.Queue queue = messages.queue();
            System.out.println("  logins beside a slow centre");
            Messages.Slow slow = messages.slow();
            System.out.println("  requests for codes to numbers of somebody who earns by them");
            Pumping.Attack attack = new Pumping(server, first, second).attack();
            System.out.println("  the death of a centre");
            List<Measure> table = new ArrayList<>(Measures.messages(queue, slow, messages.failover(queue.perSecond())));
            table.addAll(Measures.pumping(attack));
            return table;
        }
    }

    private static Footprint footprint() {
        return new Footprint(property("bench.folder"), property("bench.floor"), Bench::database);
    }

    private static BenchDatabase database() {
        return BenchDatabase.start(System.getProperty("bench.database"));
    }

    private static boolean isWanted(String part) {
        return System.getProperty("bench.part", part).equals(part);
    }

    private static Path property(String name) {
        return Path.of(System.getProperty(name));
    }

    private List<Measure> run() {
        Figures all = rounds.measure(operations());
        Figures costly = rounds.measure(costlyLogins());
        Storm storm = new Storm(workload, STORM_COST);
        System.out.println("  login storm");
        Storm.Reads reads = storm.reads();
        Storm.Beyond beyond = storm.beyondCapacity();

        System.out.println(
                "\nCPU of the server's process, without its JIT compilers, with the database, per operation in ms: median (rounds)\n");
        System.out.println(all.print());
        System.out.println(costly.print());
        return new Measures(all, costly).table(reads, beyond);
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(floor.operations(workload.steadyLogin()));
        operations.addAll(workload.operations());
        return operations;
    }

    private List<Operation> costlyLogins() {
        return List.of(
                floor.hashing(10, 40),
                workload.loginWithCost(10, 40),
                floor.hashing(12, 12),
                workload.loginWithCost(12, 12));
    }
}
