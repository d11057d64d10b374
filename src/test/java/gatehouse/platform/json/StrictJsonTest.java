package gatehouse.platform.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonAlias;
import gatehouse.platform.Secret;
import gatehouse.platform.json.UnreadableBody.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    enum Delivery {
        OTP,
        LINK
    }

    record Address(String country) {}

    record Wire(
            String text,
            Secret secret,
            Long number,
            Integer small,
            Boolean flag,
            List<String> names,
            List<Address> addresses,
            Address address,
            @JsonAlias("validUntil") Instant until,
            LocalDate born,
            Delivery delivery) {}

    record Single(String jwt) {}

    record Primitive(long number) {}

    @ParameterizedTest(name = "{index} {0} {1}")
    @MethodSource("malformed")
    void malformedBodyIsRefused(Kind kind, String body) {
        UnreadableBody refused = refusal(body.getBytes(UTF_8), Wire.class);

        assertThat(refused.kind()).isEqualTo(kind);
        assertThat(refused.field()).isEmpty();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(Kind.EMPTY, ""),
                arguments(Kind.EMPTY, " \r\n\t "),
                arguments(Kind.NULL_DOCUMENT, "null"),
                arguments(Kind.NULL_DOCUMENT, " null "),
                arguments(Kind.SYNTAX, "{"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\""),
                arguments(Kind.SYNTAX, "{\"text\":}"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\",}"),
                arguments(Kind.SYNTAX, "{\"names\":[\"a\",]}"),
                arguments(Kind.SYNTAX, "{\"names\":[\"a\"}"),
                arguments(Kind.SYNTAX, "{text:\"a\"}"),
                arguments(Kind.SYNTAX, "{'text':'a'}"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\"} {\"text\":\"b\"}"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\"}{}"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\"} x"),
                arguments(Kind.SYNTAX, "{\"text\":\"a\"}]"),
                arguments(Kind.SYNTAX, "null null"),
                arguments(Kind.SYNTAX, "{} // said in passing"),
                arguments(Kind.SYNTAX, "{/* said in passing */}"),
                arguments(Kind.SYNTAX, "\uFEFF{}"),
                arguments(Kind.SYNTAX, "{\"number\":NaN}"),
                arguments(Kind.SYNTAX, "{\"number\":Infinity}"),
                arguments(Kind.SYNTAX, "{\"number\":01}"),
                arguments(Kind.SYNTAX, "{\"number\":+1}"),
                arguments(Kind.SYNTAX, "{\"number\":.5}"),
                arguments(Kind.SYNTAX, "{\"number\":1.}"),
                arguments(Kind.SYNTAX, "{\"number\":0x10}"),
                arguments(Kind.SYNTAX, "{\"text\":\"line\nbreak\"}"),
                arguments(Kind.SYNTAX, "{\"text\":\"raw \0 NUL\"}"),
                arguments(Kind.SYNTAX, "{\"text\":\"\\x41\"}"),
                arguments(Kind.SYNTAX, "{\"text\":\"\\u12\"}"),
                arguments(Kind.SYNTAX, "{\"flag\":TRUE}"),
                arguments(Kind.SYNTAX, "<text>a</text>"),
                arguments(Kind.SYNTAX, "text=a&names=b"),
                arguments(Kind.BAD_TEXT, "{\"text\":\"a\\u0000b\"}"),
                arguments(Kind.BAD_TEXT, "{\"unknown\":\"a\\u0000b\"}"),
                arguments(Kind.BAD_TEXT, "{\"un\\u0000known\":1}"),
                arguments(Kind.BAD_TEXT, "{\"secret\":\"\\ud83d\"}"),
                arguments(Kind.BAD_TEXT, "{\"secret\":\"\\ude00\\ud83d\"}"),
                arguments(Kind.BAD_TEXT, "{\"unknown\":[{\"a\":\"\\udc00\"}]}"),
                arguments(Kind.DUPLICATE_MEMBER, "{\"text\":\"a\",\"text\":\"b\"}"),
                arguments(Kind.DUPLICATE_MEMBER, "{\"text\":\"a\",\"te\\u0078t\":\"b\"}"),
                arguments(Kind.DUPLICATE_MEMBER, "{\"unknown\":{\"a\":1,\"a\":1}}"),
                arguments(Kind.TOO_DEEP, "{\"unknown\":" + "[".repeat(32) + "]".repeat(32) + "}"),
                arguments(Kind.TOO_DEEP, "[".repeat(30_000)),
                arguments(Kind.TOO_DEEP, "{\"a\":".repeat(33) + "1" + "}".repeat(33)),
                arguments(Kind.TYPE, "[]"),
                arguments(Kind.TYPE, "[{}]"),
                arguments(Kind.TYPE, "\"\""),
                arguments(Kind.TYPE, "\"text\""),
                arguments(Kind.TYPE, "1"),
                arguments(Kind.TYPE, "true"));
    }

    @ParameterizedTest(name = "{index} {0}: {2}")
    @MethodSource("mistyped")
    void nothingIsBentIntoAnotherType(String field, String sentence, String body) {
        UnreadableBody refused = refusal(body.getBytes(UTF_8), Wire.class);

        assertThat(refused.kind()).isEqualTo(Kind.TYPE);
        assertThat(refused.field()).contains(field);
        assertThat(refused.sentence()).contains(sentence);
    }

    static Stream<Arguments> mistyped() {
        return Stream.of(
                arguments("text", "a string", "{\"text\":1}"),
                arguments("text", "a string", "{\"text\":1.5}"),
                arguments("text", "a string", "{\"text\":true}"),
                arguments("text", "a string", "{\"text\":[\"a\"]}"),
                arguments("text", "a string", "{\"text\":[]}"),
                arguments("text", "a string", "{\"text\":{}}"),
                arguments("secret", "a string", "{\"secret\":123456}"),
                arguments("secret", "a string", "{\"secret\":{\"value\":\"x\"}}"),
                arguments("secret", "a string", "{\"secret\":[\"x\"]}"),
                arguments("number", "a whole number", "{\"number\":\"1\"}"),
                arguments("number", "a whole number", "{\"number\":\"\"}"),
                arguments("number", "a whole number", "{\"number\":\" \"}"),
                arguments("number", "a whole number", "{\"number\":1.0}"),
                arguments("number", "a whole number", "{\"number\":1.5}"),
                arguments("number", "a whole number", "{\"number\":1e2}"),
                arguments("number", "a whole number", "{\"number\":true}"),
                arguments("number", "a whole number", "{\"number\":[1]}"),
                arguments("number", "a whole number", "{\"number\":{}}"),
                arguments("number", "a whole number", "{\"number\":9223372036854775808}"),
                arguments("number", "a whole number", "{\"number\":-9223372036854775809}"),
                arguments("number", "a whole number", "{\"number\":1" + "0".repeat(400) + "}"),
                arguments("small", "a whole number", "{\"small\":2147483648}"),
                arguments("small", "a whole number", "{\"small\":-2147483649}"),
                arguments("small", "a whole number", "{\"small\":1.0}"),
                arguments("small", "a whole number", "{\"small\":\"7\"}"),
                arguments("flag", "true or false", "{\"flag\":1}"),
                arguments("flag", "true or false", "{\"flag\":0}"),
                arguments("flag", "true or false", "{\"flag\":\"true\"}"),
                arguments("flag", "true or false", "{\"flag\":\"\"}"),
                arguments("flag", "true or false", "{\"flag\":[true]}"),
                arguments("names", "a list", "{\"names\":\"a\"}"),
                arguments("names", "a list", "{\"names\":\"\"}"),
                arguments("names", "a list", "{\"names\":1}"),
                arguments("names", "a list", "{\"names\":{}}"),
                arguments("names[1]", "a string", "{\"names\":[\"a\",2]}"),
                arguments("names[0]", "a string", "{\"names\":[[\"a\"]]}"),
                arguments("address", "an object", "{\"address\":\"\"}"),
                arguments("address", "an object", "{\"address\":\"ZA\"}"),
                arguments("address", "an object", "{\"address\":[]}"),
                arguments("address", "an object", "{\"address\":[{}]}"),
                arguments("address.country", "a string", "{\"address\":{\"country\":27}}"),
                arguments("addresses[1].country", "a string", "{\"addresses\":[{},{\"country\":false}]}"),
                arguments("delivery", "one of OTP, LINK", "{\"delivery\":\"FAX\"}"),
                arguments("delivery", "one of OTP, LINK", "{\"delivery\":\"otp\"}"),
                arguments("delivery", "one of OTP, LINK", "{\"delivery\":\"\"}"),
                arguments("delivery", "one of OTP, LINK", "{\"delivery\":0}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23T10:15:30\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23 10:15:30Z\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-02-30T10:15:30Z\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23T24:00:00Z\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23T10:15.5Z\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23T10:15:30+25:00\"}"),
                arguments("until", "with a time zone", "{\"until\":\"2026-11-23T10:15:30[Europe/Paris]\"}"),
                arguments("until", "with a time zone", "{\"until\":\"+99999-11-23T10:15:30Z\"}"),
                arguments("until", "with a time zone", "{\"until\":\"\"}"),
                arguments("until", "with a time zone", "{\"until\":1774277221}"),
                arguments("until", "with a time zone", "{\"until\":[2026,11,23]}"),
                arguments("born", "a date", "{\"born\":\"1990-02-30\"}"),
                arguments("born", "a date", "{\"born\":\"19900228\"}"),
                arguments("born", "a date", "{\"born\":\"1990-02-28T00:00:00Z\"}"),
                arguments("born", "a date", "{\"born\":[1990,2,28]}"),
                arguments("born", "a date", "{\"born\":7000}"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThat(refusal("{\"text\":\"é\"}".getBytes(ISO_8859_1), Wire.class).kind())
                .isEqualTo(Kind.NOT_UTF8);
        assertThat(refusal("{\"text\":\"a\"}".getBytes(UTF_16), Wire.class).kind())
                .isEqualTo(Kind.NOT_UTF8);
        // U+D83D spelt as three bytes, and the letter A spelt as two.
        assertThat(refusal(text(0xED, 0xA0, 0xBD), Wire.class).kind()).isEqualTo(Kind.NOT_UTF8);
        assertThat(refusal(text(0xC1, 0x81), Wire.class).kind()).isEqualTo(Kind.NOT_UTF8);
    }

    @Test
    void sixtyFourKilobytesAreReadAndNotOneByteMore() throws IOException {
        String most = "{\"unknown\":\"" + "a".repeat(StrictJson.MOST_BYTES - 14) + "\"}";
        assertThat(most).hasSize(StrictJson.MOST_BYTES);

        assertThat(StrictJson.read(stream(most.getBytes(UTF_8)), Wire.class)).isInstanceOf(Wire.class);
        assertThat(refusal((most + " ").getBytes(UTF_8), Wire.class).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aBodyThatBreaksOffIsTheCallersMistake() {
        InputStream brokenOff = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("timeout");
            }
        };

        UnreadableBody refused =
                catchThrowableOfType(UnreadableBody.class, () -> StrictJson.read(brokenOff, Wire.class));

        assertThat(refused.kind()).isEqualTo(Kind.INCOMPLETE);
    }

    @Test
    void endlessBodyIsReadOnlyUpToTheLimit() {
        CountedStream endless = new CountedStream();

        assertThatThrownBy(() -> StrictJson.read(endless, Wire.class)).isInstanceOf(UnreadableBody.class);

        assertThat(endless.given).isLessThanOrEqualTo(StrictJson.MOST_BYTES + 1);
    }

    @Test
    void thirtyTwoLevelsAreRead() {
        String deep = "{\"unknown\":" + "[".repeat(31) + "]".repeat(31) + "}";

        assertThat(StrictJson.read(deep, Wire.class)).isNotNull();
    }

    @Test
    void recordOfOneComponentIsNotBuiltFromABareValue() {
        assertThat(refusal("\"abc\"".getBytes(UTF_8), Single.class).kind()).isEqualTo(Kind.TYPE);
        assertThat(StrictJson.read("{\"jwt\":\"abc\"}", Single.class)).isEqualTo(new Single("abc"));
    }

    @Test
    void primitiveIsNotInventedFromNull() {
        assertThat(refusal("{\"number\":null}".getBytes(UTF_8), Primitive.class).field())
                .contains("number");
    }

    @Test
    void refusalNeverQuotesWhatWasSent() {
        for (String body : List.of(
                "{\"number\":\"hunter2\"}",
                "{\"hunter2\":1,\"hunter2\":2}",
                "{\"delivery\":\"hunter2\"}",
                "{\"until\":\"hunter2\"}",
                "hunter2",
                "{\"secret\":hunter2}")) {
            UnreadableBody refused = refusal(body.getBytes(UTF_8), Wire.class);

            assertThat(refused.toString() + refused.field() + refused.getCause())
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void everyTypeIsRead() {
        Wire wire = StrictJson.read("""
                {"text":"día \\ud83d\\ude00","secret":"pa$$word","number":-9223372036854775808,"small":2147483647,
                 "flag":false,"names":["a",""],"addresses":[{"country":"ZA"}],"address":{"country":null,"zip":"1"},
                 "validUntil":"2026-11-23T10:15:30.5+02:00","born":"1990-02-28","delivery":"LINK","unknown":{"x":[1.5]}}
                """, Wire.class);

        assertThat(wire)
                .isEqualTo(new Wire(
                        "día 😀",
                        Secret.of("pa$$word"),
                        Long.MIN_VALUE,
                        Integer.MAX_VALUE,
                        false,
                        List.of("a", ""),
                        List.of(new Address("ZA")),
                        new Address(null),
                        Instant.parse("2026-11-23T08:15:30.500Z"),
                        LocalDate.of(1990, 2, 28),
                        Delivery.LINK));
    }

    @Test
    void absentMembersAreNull() {
        assertThat(StrictJson.read("{}", Wire.class))
                .isEqualTo(new Wire(null, null, null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:30Z,            2026-11-23T10:15:30Z",
        "2026-11-23T10:15Z,               2026-11-23T10:15:00Z",
        "2026-11-23T10:15:30.1Z,          2026-11-23T10:15:30.100Z",
        "2026-11-23T10:15:30.123456789Z,  2026-11-23T10:15:30.123456789Z",
        "2026-11-23T10:15:30.1234567899Z, 2026-11-23T10:15:30.123456789Z",
        "2026-11-23T10:15:30+02:00,       2026-11-23T08:15:30Z",
        "2026-11-23T10:15:30-0330,        2026-11-23T13:45:30Z",
        "2026-11-23T10:15:30+02,          2026-11-23T08:15:30Z"
    })
    void timesWithAnyFractionAndOffsetAreRead(String sent, Instant meant) {
        assertThat(StrictJson.read("{\"until\":\"" + sent + "\"}", Wire.class).until())
                .isEqualTo(meant);
    }

    @Test
    void fractionAfterACommaIsIsoToo() {
        assertThat(StrictJson.read("{\"until\":\"2026-11-23T10:15:30,25Z\"}", Wire.class)
                        .until())
                .isEqualTo(Instant.parse("2026-11-23T10:15:30.250Z"));
    }

    record Answer(
            String second,
            String first,
            Instant at,
            LocalDate on,
            Optional<String> none,
            Optional<String> some,
            List<String> empty,
            Map<String, Integer> counts) {
        public String getMood() {
            return "not a component";
        }
    }

    @Test
    void answersLeaveOutWhatIsAbsentAndKeepTheOrderOfTheRecord() {
        Answer answer = new Answer(
                "2",
                null,
                Instant.parse("2026-11-23T10:15:30.999999Z"),
                LocalDate.of(2026, 1, 2),
                Optional.empty(),
                Optional.of("yes"),
                List.of(),
                Map.of("a", 1));

        assertThat(new String(StrictJson.bytes(answer), UTF_8))
                .isEqualTo("{\"second\":\"2\",\"at\":\"2026-11-23T10:15:30.999Z\",\"on\":\"2026-01-02\","
                        + "\"some\":\"yes\",\"empty\":[],\"counts\":{\"a\":1}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T10:15:30Z", "2026-11-23T10:15:30.000000001Z"})
    void timesAreWrittenWithThreeFractionDigits(Instant at) {
        assertThat(new String(StrictJson.bytes(Map.of("at", at)), UTF_8))
                .isEqualTo("{\"at\":\"2026-11-23T10:15:30.000Z\"}");
    }

    @Test
    void secretIsNeverWritten() {
        assertThatThrownBy(() -> StrictJson.bytes(Map.of("password", Secret.of("hunter2"))))
                .isInstanceOf(RuntimeException.class)
                .message()
                .doesNotContain("hunter2");
    }

    private static UnreadableBody refusal(byte[] body, Class<?> type) {
        UnreadableBody refused = catchThrowableOfType(UnreadableBody.class, () -> StrictJson.read(stream(body), type));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }

    private static InputStream stream(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    private static byte[] text(int... bytes) {
        byte[] whole = "{\"text\":\"   \"}".getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            whole[9 + i] = (byte) bytes[i];
        }
        return whole;
    }

    private static final class CountedStream extends InputStream {
        private int given;

        @Override
        public int read() {
            given++;
            return ' ';
        }
    }
}
