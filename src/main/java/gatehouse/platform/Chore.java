package gatehouse.platform;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Work that a timer repeats, and that fails now and then, as when the database is away. A failure must not reach the
 * timer: Payara takes one away for good when it failed twice, and nothing would bring it back but a restart. It is
 * logged instead in one line, once until the work succeeds again, because a timer may come every second.
 */
public final class Chore {
    /** A chain of causes may run in a circle. */
    private static final int DEEPEST = 20;

    private final Logger logger;
    private final String name;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * @param owner under whose name failures are logged
     * @param name what the log calls this work
     */
    public Chore(Class<?> owner, String name) {
        this.logger = System.getLogger(owner.getName());
        this.name = name;
    }

    /** Does the work as long as it says that there is more to do. */
    public void repeatWhile(Callable<Boolean> work) {
        repeatWhile(work, Integer.MAX_VALUE);
    }

    /** @param most how many times in a row; the rest is left to the timer's next turn */
    public void repeatWhile(Callable<Boolean> work, int most) {
        try {
            int times = 1;
            while (work.call() && times < most) {
                times++;
            }
        } catch (Exception failure) {
            tell(failure);
            return;
        }
        if (failing.compareAndSet(true, false)) {
            logger.log(Level.INFO, "{0} works again", name);
        }
    }

    private void tell(Exception failure) {
        if (failing.compareAndSet(false, true)) {
            String told = name + " failed and will be tried again";
            logger.log(Level.WARNING, told + ": " + kinds(failure));
            logger.log(Level.DEBUG, told, failure);
        }
    }

    /** Drivers quote in their messages what they were given; those are for who asks for level FINE. */
    private static String kinds(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(each -> each.getClass().getName())
                .collect(Collectors.joining(" <- "));
    }
}
