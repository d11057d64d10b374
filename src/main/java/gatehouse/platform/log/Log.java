package gatehouse.platform.log;

import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Writes lines of one class. A line begins with the trace of the call that is being answered, or whose work goes on, and
 * stays one line whatever is in it. Of what was thrown it has the kinds and the places, never the messages: drivers and
 * parsers quote in them what they were given. Whoever needs them turns on the level FINE, and gets the whole of it.
 */
public final class Log {
    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    /** @param owner under whose name the lines are found */
    public static Log of(Class<?> owner) {
        return new Log(System.getLogger(owner.getName()));
    }

    public void info(String line) {
        write(Level.INFO, line);
    }

    public void warning(String line) {
        write(Level.WARNING, line);
    }

    public void warning(String line, Throwable thrown) {
        write(Level.WARNING, line, thrown, CurrentCall.trace());
    }

    public void error(String line) {
        write(Level.ERROR, line);
    }

    /** @param trace of the call, where this thread does not know it */
    public void error(String line, Throwable thrown, Trace trace) {
        write(Level.ERROR, line, thrown, trace);
    }

    /** @param trace of the call, where this thread does not know it */
    public void warning(String line, Throwable thrown, Trace trace) {
        write(Level.WARNING, line, thrown, trace);
    }

    public void debug(Supplier<String> line) {
        if (logger.isLoggable(Level.DEBUG)) {
            write(Level.DEBUG, line.get());
        }
    }

    private void write(Level level, String line) {
        logger.log(level, CurrentCall.mark() + oneLine(line));
    }

    private void write(Level level, String line, Throwable thrown, Trace trace) {
        String told = trace.mark() + oneLine(line);
        if (thrown == null) {
            logger.log(level, told);
            return;
        }
        logger.log(level, told + ": " + Thrown.inOneLine(thrown));
        logger.log(Level.DEBUG, told, thrown);
    }

    /** Nobody outside can begin a line of the log, nor send a command to the terminal that shows it. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            boolean shown = !Character.isISOControl(each) && each != '\u2028' && each != '\u2029';
            line.append(shown ? Character.toString(each) : String.format("\\u%04x", each));
        });
        return line.toString();
    }
}
