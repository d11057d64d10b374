package gatehouse.contract.multi.wire;

import gatehouse.platform.http.failure.InvalidCall;
import java.time.LocalDate;

/** The day of somebody's birth. */
public final class Birthday {
    private Birthday() {}

    /**
     * @param field where it stands
     * @throws InvalidCall for a day that its month does not have
     */
    public static LocalDate of(Day day, String field) {
        return day.date().orElseThrow(() -> InvalidCall.of(field + ".day", "Max", "is not in this month"));
    }
}
