package gatehouse.text;

import java.util.Map;

/** What shall be told, before somebody has put it into words. */
public record Content(TextPurpose purpose, Map<Place, String> values) {
    public Content {
        values = Map.copyOf(values);
    }

    static Content of(TextPurpose purpose) {
        return new Content(purpose, Map.of());
    }

    /** No code, link or password. */
    @Override
    public String toString() {
        return "Content[purpose=" + purpose + "]";
    }
}
