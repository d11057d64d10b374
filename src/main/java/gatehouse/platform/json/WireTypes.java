package gatehouse.platform.json;

import gatehouse.platform.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/** The values that a wire record may hold beside numbers, booleans, lists and records: all of them JSON strings. */
final class WireTypes {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?)(?:(?<=:\\d{2}:\\d{2})[.,](\\d+))?"
                    + "(Z|[+-]\\d{2}(?::?\\d{2})?)");
    private static final int NANOSECOND_DIGITS = 9;

    private WireTypes() {}

    static FromString<String> text() {
        return new FromString<>(String.class, Function.identity());
    }

    static FromString<Secret> secret() {
        return new FromString<>(Secret.class, Secret::of);
    }

    static FromString<Instant> instant() {
        return new FromString<>(Instant.class, WireTypes::instant);
    }

    static FromString<LocalDate> date() {
        return new FromString<>(LocalDate.class, WireTypes::date);
    }

    static StdScalarSerializer<Instant> instantOut() {
        return new InstantOut();
    }

    static StdScalarSerializer<Secret> secretOut() {
        return new SecretOut();
    }

    /** ISO 8601 with any number of fraction digits, of which nine count, and with an offset or Z. */
    private static Instant instant(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new DateTimeException("not a date and time with zone");
        }
        LocalDateTime local = LocalDateTime.parse(time.group(1));
        int nanoseconds = time.group(2) == null ? 0 : nanoseconds(time.group(2));
        OffsetDateTime given = local.withNano(nanoseconds).atOffset(ZoneOffset.of(time.group(3)));
        return ofFourDigitYear(given.toInstant());
    }

    /** The offset may carry a moment over the edge of what is written with four digits. */
    private static Instant ofFourDigitYear(Instant moment) {
        if (!FourDigitYear.isThatOf(moment)) {
            throw new DateTimeException("not a year of four digits");
        }
        return moment;
    }

    private static int nanoseconds(String fraction) {
        String digits = fraction.length() > NANOSECOND_DIGITS ? fraction.substring(0, NANOSECOND_DIGITS) : fraction;
        return Integer.parseInt(digits + "0".repeat(NANOSECOND_DIGITS - digits.length()));
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new DateTimeException("not a date");
        }
        return LocalDate.parse(text);
    }

    /** Takes a JSON string and nothing that could be made into one. */
    static final class FromString<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> parse;

        private FromString(Class<T> type, Function<String, T> parse) {
            super(type);
            this.type = type;
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(parser, type, "not a string");
            }
            try {
                return parse.apply(parser.getString());
            } catch (DateTimeException malformed) {
                throw MismatchedInputException.from(parser, type, "not a date");
            }
        }
    }

    private static final class InstantOut extends StdScalarSerializer<Instant> {
        InstantOut() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(MILLISECONDS.format(value));
        }
    }

    /** A secret that reaches the writer is a mistake of ours, and an error is better than its text in an answer. */
    private static final class SecretOut extends StdScalarSerializer<Secret> {
        SecretOut() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret value, JsonGenerator out, SerializationContext context) {
            throw InvalidDefinitionException.from(
                    out, "A secret is never written", context.constructType(Secret.class));
        }
    }
}
