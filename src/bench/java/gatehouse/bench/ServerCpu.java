package gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CPU time that a server has used since it started, without what its JIT compilers used: that is spent once on code
 * that then runs for weeks, and would blur every figure of a run of minutes. Where there is no {@code /proc} the compilers
 * are counted in.
 */
final class ServerCpu {
    /** Keeps the compilers' threads, so that what they used can be read at any time. */
    static final String JVM_OPTION = "-XX:-UseDynamicNumberOfCompilerThreads";

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
                .map(thread -> ProcStat.read(thread.resolve("stat")))
                .filter(stat -> stat.nameBegins("C1 Compiler") || stat.nameBegins("C2 Compiler"))
                .map(ProcStat::used)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Path> threadsIn(Path threads) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
