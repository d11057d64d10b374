package gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU time that a server has used since it started, without what its JIT compilers used: that is spent once on code
 * that then runs for weeks, and would blur every figure of a run of minutes. Read from {@code /proc}, in steps of ten
 * milliseconds; where there is none the compilers are counted in.
 */
final class ServerCpu {
    /** Keeps the compilers' threads, so that what they used can be read at any time. */
    static final String JVM_OPTION = "-XX:-UseDynamicNumberOfCompilerThreads";

    private static final long MILLIS_PER_TICK = 10;
    /** Places of the ticks in user and in kernel mode, counted from what follows the thread's name (proc(5)). */
    private static final int USER = 11;

    private static final int KERNEL = 12;

    private final ProcessHandle process;

    ServerCpu(ProcessHandle process) {
        this.process = process;
    }

    Duration used() {
        Duration all = process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("This system does not tell the CPU time of a process"));
        return all.minus(usedByCompilers());
    }

    private Duration usedByCompilers() {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        return threadsIn(threads).stream()
                .map(thread -> read(thread.resolve("stat")))
                .filter(stat -> stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler"))
                .map(ServerCpu::ticks)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Path> threadsIn(Path threads) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @return empty for a thread that is gone by now */
    private static String read(Path stat) {
        try {
            return Files.readString(stat);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException unreadable) {
            // Linux tells the death of a thread while it is read in its own way: "No such process".
            if (Files.exists(stat)) {
                throw new UncheckedIOException(unreadable);
            }
            return "";
        }
    }

    private static Duration ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Duration.ofMillis(MILLIS_PER_TICK * (Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL])));
    }
}
