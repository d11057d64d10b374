package gatehouse.audit;

import gatehouse.platform.json.FourDigitYear;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place among all records in the order of time; of those of one moment the id decides. It stays where it is. */
public record Cursor(Instant occurred, UUID id) {
    private static final String BETWEEN = "_";

    /** @return empty when it is none that {@link #text} made */
    public static Optional<Cursor> parse(String text) {
        String[] parts = text.split(BETWEEN, -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                    .filter(place -> FourDigitYear.isThatOf(place.occurred()));
        } catch (DateTimeException | IllegalArgumentException noCursor) {
            return Optional.empty();
        }
    }

    /** As it travels; nobody else has to understand it. */
    public String text() {
        return occurred + BETWEEN + id;
    }
}
