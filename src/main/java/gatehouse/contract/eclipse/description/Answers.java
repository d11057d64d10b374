package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.error.EclipseCode;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The answers of an operation: its own, and one for each status that its refusals have. */
final class Answers {
    private Answers() {}

    static void complete(Operation operation, ResourceMethod method) {
        APIResponses answers = operation.getResponses();
        Map<Integer, List<EclipseCode>> refusals = method.refusals().stream()
                .collect(Collectors.groupingBy(EclipseCode::status, TreeMap::new, Collectors.toList()));
        refusals.forEach((status, codes) -> answers.addAPIResponse(String.valueOf(status), refusal(status, codes)));
        answers.getAPIResponses()
                .values()
                .forEach(answer -> answer.addHeader("Cache-Control", header(EclipseDescription.NO_STORE)));
    }

    private static APIResponse refusal(int status, List<EclipseCode> codes) {
        String words = codes.stream()
                .map(code -> code.code() + ": " + code.description())
                .collect(Collectors.joining("; "));
        APIResponse answer = OASFactory.createAPIResponse().description(words).content(errors(codes));
        boolean tellsWhen =
                status == EclipseCode.RATE_LIMITED.status() || status == EclipseCode.DOWNSTREAM_AWAY.status();
        return tellsWhen ? answer.addHeader("Retry-After", header(EclipseDescription.RETRY_AFTER)) : answer;
    }

    private static Content errors(List<EclipseCode> codes) {
        List<Object> names =
                new ArrayList<>(codes.stream().map(EclipseCode::code).distinct().toList());
        Schema error = OASFactory.createSchema()
                .ref("Error")
                .addProperty("code", OASFactory.createSchema().enumeration(names));
        Schema errors = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.ARRAY))
                .minItems(1)
                .items(error);
        return OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(errors));
    }

    private static Header header(String component) {
        return OASFactory.createHeader().ref(component);
    }
}
