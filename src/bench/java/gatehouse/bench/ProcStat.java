package gatehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The line that Linux has about a process or a thread (proc(5)), in which CPU time counts in steps of ten milliseconds.
 *
 * @param line empty when it is gone by now
 */
record ProcStat(String line) {
    private static final long MILLIS_PER_TICK = 10;
    private static final long BYTES_PER_PAGE = 4096;
    /** Places of the ticks in user and in kernel mode, counted from what follows the name. */
    private static final int USER = 11;

    private static final int KERNEL = 12;
    /** The same of children that have ended and were waited for. */
    private static final int USER_OF_DEAD = 13;

    private static final int KERNEL_OF_DEAD = 14;

    private static final int RESIDENT_PAGES = 21;

    static ProcStat of(long pid) {
        return read(Path.of("/proc", String.valueOf(pid), "stat"));
    }

    static ProcStat read(Path file) {
        try {
            return new ProcStat(Files.readString(file));
        } catch (NoSuchFileException gone) {
            return new ProcStat("");
        } catch (IOException unreadable) {
            // Linux tells the death of a thread while it is read in its own way: "No such process".
            if (Files.exists(file)) {
                throw new UncheckedIOException(unreadable);
            }
            return new ProcStat("");
        }
    }

    /** What stands in brackets. */
    boolean nameBegins(String start) {
        return line.contains("(" + start);
    }

    Duration used() {
        return time(USER, KERNEL);
    }

    Duration usedWithDeadChildren() {
        return time(USER, KERNEL, USER_OF_DEAD, KERNEL_OF_DEAD);
    }

    private Duration time(int... places) {
        if (line.isEmpty()) {
            return Duration.ZERO;
        }
        String[] fields = fields();
        long ticks = 0;
        for (int place : places) {
            ticks += Long.parseLong(fields[place]);
        }
        return Duration.ofMillis(MILLIS_PER_TICK * ticks);
    }

    /** Of the machine's memory, bytes; 0 when it is gone by now. */
    long resident() {
        return line.isEmpty() ? 0 : BYTES_PER_PAGE * Long.parseLong(fields()[RESIDENT_PAGES]);
    }

    /** What follows the name. */
    private String[] fields() {
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }
}
