package gatehouse.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import gatehouse.platform.http.DoorApplication;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the description of every door has to be, as the build has just made it. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class DescribedDoor {
    private final DoorApplication door;
    private final String text;
    protected final JsonNode document;

    /** @param file in the folder where the build puts descriptions */
    protected DescribedDoor(DoorApplication door, String file) {
        this.door = door;
        this.text = read(Path.of("target", "openapi", file));
        this.document = JsonMapper.shared().readTree(text);
    }

    /** An operation of the description. */
    public record Described(String method, String path, JsonNode node) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    protected Stream<Described> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> !member.getKey().equals("parameters"))
                        .map(member -> new Described(
                                member.getKey().toUpperCase(Locale.ROOT), path.getKey(), member.getValue())));
    }

    @Test
    void isValidAsOpenApi31() throws IOException {
        try (InputStream schema = DescribedDoor.class.getResourceAsStream("openapi-3.1.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(text, InputFormat.JSON))
                    .isEmpty();
        }
    }

    /** Who adds a resource to the door has it described by that. */
    @Test
    void everyOperationOfTheDoorIsDescribedAndNoOther() {
        List<String> ofTheDoor = door.getClasses().stream()
                .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
                .flatMap(DescribedDoor::operationsOf)
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
        // What a parameter may look like is no part of the path.
        return path == null ? "" : path.value().replaceAll(":[^}]*}", "}");
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

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asString).toList();

        assertThat(references)
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
