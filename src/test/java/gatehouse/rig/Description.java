package gatehouse.rig;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import gatehouse.rig.Api.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of a door of the archive under test, and whether an answer is one that it describes: operation, status, headers, content type, and a body with nothing missing and nothing more.
 */
public final class Description {
    private static final String AT = "https://gatehouse.test/openapi.json";
    private static final String JSON = "application/json";
    private static final int FIRST_REFUSAL = 400;
    private static final String MAY_BE_EMPTY = "x-may-be-empty";
    /** Answered before any resource is asked, so not described: what a path allows, and TRACE, which is refused. */
    private static final Set<String> BY_THE_SERVER = Set.of("OPTIONS", "TRACE");

    /** What an undescribed path or method is answered: the array of errors, whatever its code. */
    private static final String ERRORS = "/components/schemas/Error";
    /** The same at a door that answers one object, or nothing. */
    private static final String PROBLEM = "/components/schemas/Problem";

    private static final String INVALID = "/components/schemas/InvalidRequest";

    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final List<Template> templates;

    private Description(String json) {
        document = JsonMapper.shared().readTree(json);
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(AT, json))));
        templates = document.path("paths").propertyNames().stream()
                .map(Template::of)
                .sorted(Comparator.comparingLong(Template::variables))
                .toList();
    }

    public static Description of(String json) {
        return new Description(json);
    }

    /** Of the door below this path, from the file that Maven built. Read when the first answer comes. */
    static Description deployed(String prefix) {
        return Deployed.DOORS.get(prefix);
    }

    private static final class Deployed {
        static final Map<String, Description> DOORS = Map.of(
                Eclipse.PATH, of(read("WEB-INF/openapi.json")),
                Multi.PATH, of(read("WEB-INF/multi.json")));

        private static String read(String file) {
            try (ZipFile archive = new ZipFile(Archives.file());
                    InputStream json = archive.getInputStream(archive.getEntry(file))) {
                return new String(json.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** An operation as it is described. */
    public record Operation(String method, String path, JsonNode node) {
        public boolean needsToken() {
            return node.path("security").path(0).has("bearer");
        }

        public boolean takesBody() {
            return node.has("requestBody");
        }

        public boolean answers(int status) {
            return node.path("responses").has(Integer.toString(status));
        }

        /** One line for each answer: the operation, the status, and the code where the body has one. */
        Stream<String> answers() {
            return node.path("responses").properties().stream()
                    .flatMap(answer -> codes(answer.getValue()).map(code -> line(answer.getKey(), code)));
        }

        private static Stream<String> codes(JsonNode response) {
            Stream<String> codes = response.at("/content/application~1json/schema/properties/errorCode/enum")
                    .valueStream()
                    .map(JsonNode::asString);
            boolean isBareToo = response.at("/content/application~1json/schema/properties/errorCode")
                            .isMissingNode()
                    || response.has(MAY_BE_EMPTY);
            return isBareToo ? Stream.concat(codes, Stream.of("")) : codes;
        }

        String line(String status, String code) {
            return (method + " " + path + " " + status + " " + code).strip();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** All operations of the door below this path. */
    public static Stream<Operation> operations(String prefix) {
        return deployed(prefix).operations();
    }

    Stream<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(entry -> entry.getValue().has("responses"))
                        .map(entry -> new Operation(
                                entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), entry.getValue())));
    }

    /** Which of the described answers this is; empty when it is the server's, or of an operation that is none. */
    Optional<String> told(String method, String path, Answer answer) {
        return template(path)
                .flatMap(template -> operations()
                        .filter(operation -> operation.path().equals(template.path())
                                && operation.method().equals(method))
                        .findFirst())
                .map(operation -> operation.line(Integer.toString(answer.status()), errorCode(answer)));
    }

    private static String errorCode(Answer answer) {
        boolean isJson = answer.header("Content-Type").startsWith(JSON);
        return isJson ? answer.at("errorCode") : "";
    }

    /**
     * Fails when the description does not allow the answer.
     *
     * @param path below the prefix of the door, without query
     */
    void hold(String method, String path, Answer answer) {
        if (answer.isOfAServerThatStops()) {
            return;
        }
        List<String> wrong = mismatches(
                method, path, answer.status(), name -> answer.raw().headers().firstValue(name), answer.text());
        if (!wrong.isEmpty()) {
            throw new AssertionError("The description does not have this answer to " + method + " " + path + ": "
                    + String.join("; ", wrong) + "\n" + answer);
        }
    }

    /** What {@link #hold} would complain of. */
    public List<String> mismatches(String method, String path, int status, Headers headers, String body) {
        if (BY_THE_SERVER.contains(method)) {
            return List.of();
        }
        String described = method.equals("HEAD") ? "GET" : method;
        Optional<String> operation = template(path)
                .map(template -> "/paths/" + escaped(template.path()) + "/" + described.toLowerCase(Locale.ROOT))
                .filter(pointer -> !document.at(pointer).isMissingNode());
        String read = method.equals("HEAD") ? null : body;
        return operation
                .map(pointer -> answerOf(pointer, status, headers, read))
                .orElseGet(() -> refusalOfNothing(status, headers, read));
    }

    private List<String> answerOf(String operation, int status, Headers headers, String body) {
        String pointer = operation + "/responses/" + status;
        JsonNode response = document.at(pointer);
        if (response.isMissingNode()) {
            return List.of("no status " + status);
        }
        List<String> wrong = new ArrayList<>(wrongHeaders(response.path("headers"), headers));
        if (response.path("content").isEmpty()) {
            if (body != null && !body.isEmpty()) {
                wrong.add("no body");
            }
        } else if (body != null && !(body.isEmpty() && response.has(MAY_BE_EMPTY))) {
            wrong.addAll(wrongBody(pointer + "/content/" + escaped(JSON) + "/schema", headers, body));
        }
        return wrong;
    }

    private List<String> refusalOfNothing(int status, Headers headers, String body) {
        if (status < FIRST_REFUSAL) {
            return List.of("no such operation");
        }
        if (body == null) {
            return List.of();
        }
        if (!document.at(PROBLEM).isMissingNode()) {
            return body.isEmpty() ? List.of() : wrongBody(status == FIRST_REFUSAL ? INVALID : PROBLEM, headers, body);
        }
        JsonNode errors = JsonMapper.shared().readTree(body);
        if (!errors.isArray() || errors.isEmpty()) {
            return List.of("no array of errors");
        }
        return errors.valueStream()
                .flatMap(error -> wrongBody(ERRORS, headers, error.toString()).stream())
                .toList();
    }

    private List<String> wrongHeaders(JsonNode described, Headers headers) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : described.properties()) {
            String pointer = entry.getValue().path("$ref").asString("").substring(1);
            Optional<String> value = headers.first(entry.getKey());
            if (value.isEmpty() && document.at(pointer).path("required").asBoolean(false)) {
                wrong.add("header " + entry.getKey() + " is missing");
            }
            value.ifPresent(text -> wrongIn(pointer + "/schema", isNumber(pointer) ? text : '"' + text + '"')
                    .forEach(what -> wrong.add("header " + entry.getKey() + what)));
        }
        return wrong;
    }

    private boolean isNumber(String header) {
        return document.at(header + "/schema/type").asString("").equals("integer");
    }

    private List<String> wrongBody(String schema, Headers headers, String body) {
        String type = headers.first("Content-Type").orElse("").replaceAll("\\s*;.*", "");
        return type.equals(JSON) ? wrongIn(schema, body) : List.of("content type " + type);
    }

    private List<String> wrongIn(String schema, String value) {
        Set<ValidationMessage> wrong =
                compiled.computeIfAbsent(schema, this::compile).validate(value, InputFormat.JSON);
        return wrong.stream().map(ValidationMessage::getMessage).toList();
    }

    private JsonSchema compile(String pointer) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        return schemas.getSchema(SchemaLocation.of(AT + "#" + pointer), config);
    }

    private Optional<Template> template(String path) {
        List<String> segments = Template.segments(path);
        return templates.stream().filter(template -> template.fits(segments)).findFirst();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The first value of a header, whatever the case of its name. */
    @FunctionalInterface
    public interface Headers {
        Optional<String> first(String name);
    }

    /** A path with variables, as the description names it. */
    private record Template(String path, List<String> segments) {
        static Template of(String path) {
            return new Template(path, segments(path));
        }

        /** Without what does not count when a resource is looked for. */
        static List<String> segments(String path) {
            return Arrays.stream(path.split("/"))
                    .map(segment -> segment.replaceAll(";.*", ""))
                    .filter(segment -> !segment.isEmpty())
                    .toList();
        }

        long variables() {
            return segments.stream().filter(Template::isVariable).count();
        }

        boolean fits(List<String> called) {
            if (called.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < called.size(); i++) {
                if (!isVariable(segments.get(i)) && !segments.get(i).equals(called.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }
    }
}
