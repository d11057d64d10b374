package gatehouse.contract.multi.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** A day in three parts. */
public record Day(
        @NotNull @Min(1900) @Max(2100) Integer year,
        @NotNull @Min(1) @Max(12) Integer month,
        @NotNull @Min(1) @Max(31) Integer day) {
    public static Day of(LocalDate date) {
        return new Day(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** @return empty for a day that its month does not have */
    public Optional<LocalDate> date() {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Day[hidden]";
    }
}
