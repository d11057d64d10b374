package gatehouse.contract.eclipse.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.http.failure.ErrorDialect;
import gatehouse.platform.http.failure.Failure;
import gatehouse.platform.http.failure.Failure.Reason;
import gatehouse.platform.json.StrictJson;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.platform.validation.Violation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Section "Errors" of the contract: every status from 400 up is an array of errors. */
class EclipseDialectTest {
    private static final Trace TRACE = new Trace("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");

    private final EclipseErrors errors = new EclipseErrors(Settings.of(Map.of("gatehouse.mode", "sandbox")));
    private final EclipseDialect dialect = new EclipseDialect(errors);

    @ParameterizedTest
    @CsvSource({
        "MALFORMED_REQUEST,      400, HTT400,  BUSINESS, LOW",
        "UNREADABLE_BODY,        400, JPE001,  BUSINESS, LOW",
        "INVALID,                400, VAL001,  BUSINESS, LOW",
        "UNAUTHENTICATED,        401, SEC001,  BUSINESS, LOW",
        "FORBIDDEN,              403, SEC001,  BUSINESS, LOW",
        "INSECURE,               403, SEC001,  BUSINESS, LOW",
        "NOT_FOUND,              404, ARCH086, BUSINESS, LOW",
        "METHOD_NOT_ALLOWED,     405, HTT405,  BUSINESS, LOW",
        "NOT_ACCEPTABLE,         406, HTT406,  BUSINESS, LOW",
        "BODY_TOO_LARGE,         413, HTT413,  BUSINESS, LOW",
        "UNSUPPORTED_MEDIA_TYPE, 415, HTT415,  BUSINESS, LOW",
        "TOO_MANY_REQUESTS,      429, RLT001,  BUSINESS, LOW",
        "BROKEN,                 500, UNK001,  SYSTEM,   HIGH",
        "UNAVAILABLE,            503, DAE001,  SYSTEM,   MEDIUM"
    })
    void everyReasonHasItsCode(Reason reason, int status, String code, String type, String severity) {
        ErrorDialect.Answer answer = dialect.answer(Failure.of(reason), TRACE);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(elements(answer)).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.type()).isEqualTo(type);
            assertThat(error.severity()).isEqualTo(severity);
            assertThat(error.description()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void tableAboveIsComplete(Reason reason) {
        assertThat(dialect.answer(Failure.of(reason), TRACE).status())
                .isEqualTo(Failure.of(reason).status());
    }

    @Test
    void bodyIsTheArrayOfTheContract() {
        Optional<Object> body =
                dialect.answer(Failure.of(Reason.NOT_FOUND), TRACE).body();

        assertThat(new String(StrictJson.bytes(body.orElseThrow()), StandardCharsets.UTF_8))
                .isEqualTo(
                        "[{\"type\":\"BUSINESS\",\"severity\":\"LOW\",\"description\":\"The resource was not found\","
                                + "\"code\":\"ARCH086\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\","
                                + "\"spanId\":\"00f067aa0ba902b7\",\"environment\":\"gatehouse-sandbox\"}]");
    }

    record One(
            @NotNull Long notNull,
            @NotBlank String notBlank,
            @NotEmpty List<String> notEmpty,
            @CodePointLength(min = 3, max = 80) Secret password,
            @CodePointLength(min = 6, max = 6) String otp,
            @Size(max = 1) List<String> scope,
            @Pattern(regexp = "[0-9]*") String digits,
            @Email String email,
            @Min(1) Integer least,
            @Max(9) Integer most,
            @Valid Two nested) {}

    record Two(@NotNull String country) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("annotations")
    void annotationBecomesAnElementThatNamesTheField(String field, String description) {
        One broken = new One(
                null, " ", List.of(), Secret.of("ab"), "12345", List.of("a", "b"), "x", "nobody", 0, 10, new Two(null));
        List<Violation> violations;
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            violations = Violation.allOf(factory.getValidator().validate(broken));
        }

        ErrorDialect.Answer answer = dialect.answer(Failure.invalid(violations), TRACE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(elements(answer)).hasSize(11).allMatch(error -> error.code().equals("VAL001"));
        assertThat(elements(answer))
                .extracting(EclipseError::description)
                .filteredOn(words -> words.startsWith(field + " "))
                .containsExactly(field + " " + description);
    }

    static Stream<Arguments> annotations() {
        return Stream.of(
                arguments("notNull", "must not be null"),
                arguments("notBlank", "must not be blank"),
                arguments("notEmpty", "must not be empty"),
                arguments("password", "size must be between 3 and 80"),
                arguments("otp", "size must be between 6 and 6"),
                arguments("scope", "size must be between 0 and 1"),
                arguments("digits", "must match \"[0-9]*\""),
                arguments("email", "must be a well-formed email address"),
                arguments("least", "must be greater than or equal to 1"),
                arguments("most", "must be less than or equal to 9"),
                arguments("nested.country", "must not be null"));
    }

    @ParameterizedTest
    @CsvSource({
        "/eclipse-conductor/rest/v1,        true",
        "/eclipse-conductor/rest/v1/,       true",
        "/eclipse-conductor/rest/v1/a/b,    true",
        "/eclipse-conductor/rest/v10,       false",
        "/eclipse-conductor/rest,           false",
        "/multi/login_with_password,        false",
        "/,                                 false"
    })
    void doorSpeaksForItsOwnPaths(String path, boolean speaks) {
        assertThat(dialect.speaksFor(path)).isEqualTo(speaks);
    }

    @ParameterizedTest
    @EnumSource(EclipseCode.class)
    void codesHaveLettersAndThreeDigits(EclipseCode code) {
        assertThat(code.code()).matches("[A-Z]{3,4}[0-9]{3}");
        assertThat(code.status()).isBetween(400, 599);
    }

    @Test
    void sameCodeMeansTheSameStatusExceptForRights() {
        assertThat(Arrays.stream(EclipseCode.values())
                        .filter(code -> !code.code().equals("SEC001"))
                        .map(EclipseCode::code))
                .doesNotHaveDuplicates();
    }

    @Test
    void wrongPasswordHasTheWordsOfTheSeed() {
        Response response = errors.response(EclipseCode.INCORRECT_PASSWORD);

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getMediaType()).hasToString("application/json");
        assertThat(((List<?>) response.getEntity()))
                .singleElement()
                .isEqualTo(new EclipseError(
                        "BUSINESS",
                        "LOW",
                        "Incorrect identity/password",
                        "USR002",
                        Trace.NONE.traceId(),
                        Trace.NONE.spanId(),
                        "gatehouse-sandbox"));
    }

    @Test
    void limitTellsWhenToComeBack() {
        Response response = errors.response(EclipseCode.RATE_LIMITED, Duration.ofMillis(14_001));

        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("15");
    }

    @Test
    void environmentIsASetting() {
        assertThat(environment(Map.of())).isEqualTo("gatehouse");
        assertThat(environment(Map.of("gatehouse.mode", "sandbox"))).isEqualTo("gatehouse-sandbox");
        assertThat(environment(Map.of("gatehouse.environment", "acme-live"))).isEqualTo("acme-live");
    }

    private static String environment(Map<String, String> settings) {
        return new EclipseErrors(Settings.of(settings))
                .one(EclipseCode.UNKNOWN, Optional.empty(), TRACE)
                .get(0)
                .environment();
    }

    private static List<EclipseError> elements(ErrorDialect.Answer answer) {
        return ((List<?>) answer.body().orElseThrow())
                .stream().map(EclipseError.class::cast).toList();
    }
}
