package gatehouse.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import gatehouse.platform.Secret;
import gatehouse.platform.json.UnreadableBody.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the wire records of every door.
 *
 * <p>Reading takes one JSON document (RFC 8259) of at most {@value #MOST_BYTES} bytes of UTF-8 without a byte order
 * mark, nested at most {@value #MOST_LEVELS} levels, in which no object names a member twice and no string holds NUL or
 * half of a surrogate pair. Nothing is bent into a type it does not have: no text for a number, no 1.0 for a whole
 * number, no single value for a list. Members that the record does not declare are ignored.
 *
 * <p>Writing leaves out what is absent and gives times in UTC with exactly three fraction digits. A {@link Secret} is
 * read, and never written.
 */
public final class StrictJson {
    public static final int MOST_BYTES = 65_536;
    public static final int MOST_LEVELS = 32;

    private static final JsonMapper MAPPER = mapper();

    private StrictJson() {}

    /** @throws UnreadableBody when the bytes are not what {@code type} asks for */
    public static Object read(InputStream body, Type type) {
        String document = text(received(body));
        Grammar.check(MAPPER, document);
        return bind(document, type);
    }

    /**
     * As {@link #read(InputStream, Type)}, for a body that may be left out.
     *
     * @return empty when not a byte was sent
     */
    public static <T> Optional<T> readIfSent(InputStream body, Class<T> type) {
        byte[] received = received(body);
        if (received.length == 0) {
            return Optional.empty();
        }
        return Optional.of(type.cast(read(new ByteArrayInputStream(received), type)));
    }

    /** @throws UnreadableBody when the text is not what {@code type} asks for */
    public static <T> T read(String document, Class<T> type) {
        String whole = text(document.getBytes(StandardCharsets.UTF_8));
        Grammar.check(MAPPER, whole);
        return type.cast(bind(whole, type));
    }

    /** @throws UnreadableBody when it is not exactly one well-formed document */
    static JsonNode tree(String document) {
        String whole = text(document.getBytes(StandardCharsets.UTF_8));
        Grammar.check(MAPPER, whole);
        return MAPPER.readTree(whole);
    }

    /** The UTF-8 bytes of {@code value} as JSON. */
    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static void write(Object value, OutputStream out) throws IOException {
        out.write(bytes(value));
    }

    /** A caller who goes away, or stays and sends no more, has made the mistake: it is none of ours. */
    private static byte[] received(InputStream body) {
        try {
            return body.readNBytes(MOST_BYTES + 1);
        } catch (IOException brokenOff) {
            throw new UnreadableBody(Kind.INCOMPLETE);
        }
    }

    private static String text(byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableBody(Kind.EMPTY);
        }
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableBody(Kind.TOO_LARGE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableBody(Kind.NOT_UTF8);
        }
    }

    private static Object bind(String document, Type type) {
        try {
            return MAPPER.readValue(document, MAPPER.constructType(type));
        } catch (JacksonException refused) {
            throw Mismatch.unreadable(refused);
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // Only the components of a record are its members, not every method that looks like a getter.
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                // A record of one component would otherwise be built from a bare value.
                .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
                .withCoercionConfigDefaults(rules -> {
                    for (CoercionInputShape shape : CoercionInputShape.values()) {
                        rules.setCoercion(shape, CoercionAction.Fail);
                    }
                })
                .withCoercionConfig(
                        LogicalType.Float,
                        rules -> rules.setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert))
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .addModule(wireTypes())
                .build();
    }

    private static SimpleModule wireTypes() {
        return new SimpleModule("gatehouse")
                .addDeserializer(String.class, WireTypes.text())
                .addDeserializer(Secret.class, WireTypes.secret())
                .addDeserializer(Instant.class, WireTypes.instant())
                .addDeserializer(LocalDate.class, WireTypes.date())
                .addSerializer(Instant.class, WireTypes.instantOut())
                .addSerializer(Secret.class, WireTypes.secretOut());
    }
}
