package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class InstantConverterTest {
    private final InstantConverter converter = new InstantConverter();

    @Test
    void anInstantIsStoredInUtcAndComesBackTheSame() {
        Instant instant = Instant.parse("2026-03-29T01:30:00.123456Z");

        OffsetDateTime stored = converter.convertToDatabaseColumn(instant);

        assertThat(stored).isEqualTo(OffsetDateTime.parse("2026-03-29T01:30:00.123456Z"));
        assertThat(converter.convertToEntityAttribute(stored)).isEqualTo(instant);
    }

    @Test
    void absentStaysAbsent() {
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
