package gatehouse.description;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

    static void complete(Operation operation, List<RefusedWith> refusals) {
        APIResponses answers = operation.getResponses();
        refusals.forEach(refusal -> answers.addAPIResponse(String.valueOf(refusal.status()), answer(refusal, answers)));
        answers.getAPIResponses()
                .values()
                .forEach(answer -> answer.addHeader("Cache-Control", header(DoorDescription.NO_STORE)));
    }

    /** What the resource says about a status itself is not overwritten. */
    private static APIResponse answer(RefusedWith refusal, APIResponses answers) {
        APIResponse said = answers.getAPIResponse(String.valueOf(refusal.status()));
        APIResponse answer = said != null
                ? said
                : OASFactory.createAPIResponse()
                        .description(refusal.words())
                        .content(refusal.body().map(Answers::json).orElse(null));
        if (refusal.mayBeEmpty()) {
            answer.addExtension(RefusedWith.MAY_BE_EMPTY, true);
        }
        return refusal.tellsWhen() ? answer.addHeader("Retry-After", header(DoorDescription.RETRY_AFTER)) : answer;
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schema));
    }

    private static Header header(String component) {
        return OASFactory.createHeader().ref(component);
    }
}
