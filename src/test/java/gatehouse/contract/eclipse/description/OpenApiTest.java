package gatehouse.contract.eclipse.description;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import gatehouse.contract.eclipse.EclipseApplication;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code openapi.json} as the build has just made it. */
class OpenApiTest {
    private static final String TEXT = read(Path.of("target", "openapi", "openapi.json"));
    private static final JsonNode DOCUMENT = JsonMapper.shared().readTree(TEXT);

    /** An operation of the description. */
    record Described(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Described> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(member -> new Described(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue())));
    }

    @Test
    void isValidAsOpenApi31() throws IOException {
        try (InputStream schema = getClass().getResourceAsStream("openapi-3.1.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(TEXT, InputFormat.JSON))
                    .isEmpty();
        }
    }

    /** Who adds a resource to the door has it described by that. */
    @Test
    void everyOperationOfTheDoorIsDescribedAndNoOther() {
        List<String> ofTheDoor = new EclipseApplication()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                        .flatMap(OpenApiTest::operationsOf)
                        .toList();

        assertThat(operations().map(Described::toString)).containsExactlyInAnyOrderElementsOf(ofTheDoor);
    }

    private static Stream<String> operationsOf(Class<?> resource) {
        String above = resource.getAnnotation(jakarta.ws.rs.Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(some -> some.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .map(verb -> verb.value() + " " + above + below(method)));
    }

    private static String below(Method method) {
        jakarta.ws.rs.Path path = method.getAnnotation(jakarta.ws.rs.Path.class);
        return path == null ? "" : path.value();
    }

    @Test
    void operationIdsAreUniqueNames() {
        List<String> ids = operations()
                .map(operation -> operation.node().path("operationId").asString(""))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z0-9]+"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItIsForAndWhoMayCallIt(Described operation) {
        assertThat(operation.node().path("summary").asString("")).isNotBlank();
        assertThat(operation.node().path("description").asString("")).isNotBlank();
        assertThat(operation.node().path("tags").isEmpty()).isFalse();
        assertThat(operation.node().path("security").isEmpty()).isFalse();
        for (JsonNode parameter : operation.node().path("parameters")) {
            assertThat(parameter.path("description").asString(""))
                    .as(parameter.path("name").asString())
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItAnswers(Described operation) {
        JsonNode responses = operation.node().path("responses");
        List<String> statuses = List.copyOf(responses.propertyNames());

        assertThat(statuses).contains("400", "401", "403", "406", "500", "503");
        assertThat(statuses).filteredOn(status -> status.startsWith("2")).hasSize(1);
        assertThat(statuses).filteredOn(not("204"::equals)).allSatisfy(status -> {
            JsonNode schema = responses
                    .path(status)
                    .path("content")
                    .path("application/json")
                    .path("schema");
            assertThat(List.copyOf(schema.propertyNames())).containsAnyOf("type", "$ref", "oneOf");
            boolean isRefusal = status.compareTo("400") >= 0;
            assertThat(schema.path("items").path("$ref").asString("").equals("#/components/schemas/Error"))
                    .isEqualTo(isRefusal);
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyIsDescribedWhereOneIsTaken(Described operation) {
        boolean takesOne = List.of("POST", "PUT", "PATCH").contains(operation.method());

        assertThat(operation.node().has("requestBody")).isEqualTo(takesOne);
        assertThat(operation.node().path("responses").has("413")).isEqualTo(takesOne);
        assertThat(operation.node().path("responses").has("415")).isEqualTo(takesOne);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references =
                DOCUMENT.findValues("$ref").stream().map(JsonNode::asString).toList();

        assertThat(references)
                .isNotEmpty()
                .allMatch(reference -> !DOCUMENT.at(reference.substring(1)).isMissingNode());
    }

    /** The limits of Bean Validation, our own lengths among them, and what the generator alone would get wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/components/schemas/LoginRequest/properties/identity/minLength; 3",
                "/components/schemas/LoginRequest/properties/identity/maxLength; 40",
                "/components/schemas/LoginRequest/properties/password/maxLength; 80",
                "/components/schemas/LoginRequest/properties/password/format; password",
                "/components/schemas/LoginRequest/required; [\"identity\"]",
                "/components/schemas/WalletRequest/properties/currency/pattern; ^(?:[A-Z]{3})$",
                "/components/schemas/PasswordChangeInitRequest/properties/type/enum; [\"OTP\",\"LINK\"]",
                "/components/schemas/IdentityRequest/properties/expires/description; From then on the password has to be"
                        + " changed. Also taken as passwordExpires",
                "/components/schemas/JwtResponse/additionalProperties; false",
                "/components/schemas/JwtResponse/properties/expires/format; date-time",
                "/paths/~1tenants~1{tenantId}~1customers/get/parameters/2/schema/maximum; 100",
                "/paths/~1authentication~1login-challenges/get/parameters/2/schema/minLength; 3",
                "/paths/~1authentication~1login/post/security; [{},{\"bearer\":[]}]",
                "/paths/~1tenants~1{tenantId}~1customers/post/security; [{\"bearer\":[]}]"
            })
    void limitsAreThoseOfTheCode(String pointer, String expected) {
        JsonNode found = DOCUMENT.at(pointer);

        assertThat(found.isValueNode() ? found.asString() : found.toString()).isEqualTo(expected);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
