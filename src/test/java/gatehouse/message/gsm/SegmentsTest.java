package gatehouse.message.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-0000000000fe");

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "a, 1000, 7",
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "漢, 70, 1",
        "漢, 71, 2",
        "漢, 134, 2",
        "漢, 135, 3",
        "漢, 1000, 15",
        "😀, 35, 1",
        "😀, 36, 2",
        "😀, 66, 2",
        "😀, 67, 3"
    })
    void textIsCutWhereTheStandardSays(String character, int times, int parts) {
        assertThat(Segments.of(character.repeat(times), ID).parts()).hasSize(parts);
    }

    @Test
    void shortTextHasNoHeader() {
        Segments one = Segments.of("@1£", ID);

        assertThat(one.areParts()).isFalse();
        assertThat(one.ucs2()).isFalse();
        assertThat(one.parts()).singleElement().isEqualTo(new byte[] {0, 0x31, 1});
    }

    @Test
    void partsCarryTheirNumberAndOneReferenceThatIsTheSameAtEveryAttempt() {
        List<byte[]> parts = Segments.of("a".repeat(400), ID).parts();

        assertThat(parts.get(0)).startsWith(5, 0, 3, 0xFE, 3, 1).hasSize(159);
        assertThat(parts.get(1)).startsWith(5, 0, 3, 0xFE, 3, 2).hasSize(159);
        assertThat(parts.get(2)).startsWith(5, 0, 3, 0xFE, 3, 3).hasSize(6 + 400 - 306);
    }

    @Test
    void noPartIsLongerThanAPhoneTakes() {
        assertThat(Segments.of("€".repeat(500), ID).parts()).allMatch(part -> part.length <= 6 + 153);
        assertThat(Segments.of("😀".repeat(500), ID).parts()).allMatch(part -> part.length <= 140);
    }

    @Test
    void noCharacterIsCutInTwo() {
        List<byte[]> parts = Segments.of("a".repeat(152) + "€".repeat(100), ID).parts();
        assertThat(parts.get(0)[parts.get(0).length - 1]).isEqualTo((byte) 'a');
        assertThat(parts.get(1)[6]).isEqualTo((byte) 0x1B);

        List<byte[]> emojis = Segments.of("漢" + "😀".repeat(60), ID).parts();
        assertThat(emojis)
                .allMatch(
                        part -> !Character.isLowSurrogate(new String(part, 6, 2, StandardCharsets.UTF_16BE).charAt(0)));
    }

    @Test
    void partsTogetherAreTheText() {
        String text = "漢" + "😀x".repeat(300);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Segments.of(text, ID).parts().forEach(part -> whole.write(part, 6, part.length - 6));

        assertThat(whole.toString(StandardCharsets.UTF_16BE)).isEqualTo(text);
    }
}
