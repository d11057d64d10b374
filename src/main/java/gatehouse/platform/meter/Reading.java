package gatehouse.platform.meter;

import java.util.Map;

/**
 * One figure at the moment at which it was asked for.
 *
 * @param name in small letters and underscores, with the unit at its end
 * @param labels in the order in which the meter names them
 * @param value not a number when it cannot be known at the moment
 */
public record Reading(String name, String help, Kind kind, Map<String, String> labels, double value) {
    /** How the figure moves. */
    public enum Kind {
        /** Only upwards, and from zero again when the server starts. */
        COUNTER,
        /** Up and down. */
        GAUGE
    }
}
