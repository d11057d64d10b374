package gatehouse.platform.log;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was thrown, in one line: each kind down to the root, and where the root came from, our own places first. */
final class Thrown {
    private static final String OURS = "gatehouse.";
    /** A chain of causes may run in a circle. */
    private static final int DEEPEST = 20;

    private static final int PLACES = 6;

    private Thrown() {}

    static String inOneLine(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        String kinds = chain.stream().map(Thrown::kind).distinct().collect(Collectors.joining(" <- "));
        return kinds + " at " + places(chain.get(chain.size() - 1));
    }

    private static String kind(Throwable thrown) {
        String name = thrown.getClass().getName();
        return thrown instanceof SQLException sql ? name + "(" + sql.getSQLState() + ")" : name;
    }

    private static String places(Throwable root) {
        StackTraceElement[] stack = root.getStackTrace();
        Stream<StackTraceElement> top = Arrays.stream(stack).limit(1);
        Stream<StackTraceElement> ours = Arrays.stream(stack).skip(1).filter(Thrown::isOurs);
        String places =
                Stream.concat(top, ours).limit(PLACES).map(Thrown::place).collect(Collectors.joining(", "));
        return places.isEmpty() ? "unknown" : places;
    }

    private static boolean isOurs(StackTraceElement place) {
        return place.getClassName().startsWith(OURS);
    }

    private static String place(StackTraceElement place) {
        String type = place.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + place.getMethodName() + ":" + place.getLineNumber();
    }
}
