package gatehouse.rig;

import gatehouse.rig.Description.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which of the answers that a door describes have come in this run of the tests. Two lists in the build folder, one answer
 * a line: what is described, and what was seen. After a run of all tests the second has all of the first; {@code .ci/run}
 * holds them to that.
 */
final class Seen {
    /** What no test can cause at will from outside, and no answer of an operation's own. */
    private static final List<String> NOT_AT_WILL = List.of(
            // A mistake of ours.
            " 500",
            // Who comes between the beginning and the end of another call; IdempotentCallsTest holds it.
            " 409 IDEMPOTENT_REQUEST_IN_PROGRESS");

    static final Seen MULTI = new Seen("multi", Description.deployed(Multi.PATH));

    private final Path file;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Seen(String door, Description description) {
        Path folder = Path.of(System.getProperty("gatehouse.it.target"));
        file = folder.resolve(door + "-seen.txt");
        write(file, List.of());
        write(
                folder.resolve(door + "-described.txt"),
                description.operations().flatMap(Seen::atWill).sorted().toList());
    }

    private static Stream<String> atWill(Operation operation) {
        return operation
                .answers()
                .filter(answer -> NOT_AT_WILL.stream().noneMatch(answer::endsWith))
                // A reference that is longer than the connector takes headers.
                .filter(answer -> operation.takesBody() || !answer.endsWith(" 413"));
    }

    synchronized void note(String answer) {
        if (known.add(answer)) {
            write(file, List.of(answer), StandardOpenOption.APPEND);
        }
    }

    private static void write(Path file, List<String> lines, StandardOpenOption... how) {
        try {
            Files.write(file, lines, how);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
