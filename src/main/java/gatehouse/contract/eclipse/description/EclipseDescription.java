package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.EclipseApplication;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes what the generator read off the resources of the door: each operation gets the rights, the refusals and the
 * limits that the code gives it, so that a new resource has no more to say than what it is for and what it answers.
 */
public final class EclipseDescription implements OASFilter {
    static final String BEARER = "bearer";
    static final String NO_STORE = "NoStore";
    static final String RETRY_AFTER = "RetryAfter";

    private static final String INTRODUCTION = """
            Sign-in, sessions, identities, customers and cards, as the eclipse contract has them.

            Bodies are JSON in UTF-8, at most 64 kB. Members of a request that are not described here are ignored; an \
            answer has none but the described ones, and leaves out what is absent. Times are UTC with milliseconds.

            A token goes into the Authorization header. A dead token is refused on public calls too, so send these \
            without it. Every answer from status 400 up is an array of errors; decide by status and `code`, and show \
            `description`. A method that a path does not have is answered 405 `HTT405`. No answer may be stored.

            """;

    private final Map<String, ResourceMethod> methods = ResourceMethod.ofDoor();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Gatehouse, eclipse door")
                .description(INTRODUCTION + CodeCatalogue.table()));
        // Relative to where this document is served, so that it is right below every context root.
        document.setServers(List.of(OASFactory.createServer().url("." + EclipseApplication.PREFIX)));
        Components components = document.getComponents();
        components.addSecurityScheme(BEARER, bearer());
        components.addHeader(NO_STORE, noStore());
        components.addHeader(RETRY_AFTER, retryAfter());
        new WireSchemas(components).complete(methods.values());
        document.getPaths().getPathItems().values().forEach(this::complete);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
    }

    private void complete(PathItem path) {
        path.getOperations().values().forEach(this::complete);
        if (path.getParameters() != null) {
            path.getParameters().forEach(Parameters::complete);
        }
    }

    private void complete(Operation operation) {
        ResourceMethod method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("No resource of the door has " + operation.getOperationId());
        }
        operation.setOperationId(method.operationId());
        operation.setTags(List.of(method.tag()));
        operation.setSecurity(method.security());
        Parameters.complete(operation, method);
        Answers.complete(operation, method);
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("headerValue of a login or a renewal, as it is");
    }

    private static Header noStore() {
        return OASFactory.createHeader()
                .required(true)
                .description("Answers must not be kept by anything on the way")
                .schema(text().constValue("no-store"));
    }

    private static Header retryAfter() {
        return OASFactory.createHeader()
                .description("Seconds after which it is worth asking again")
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.INTEGER))
                        .minimum(BigDecimal.ONE));
    }

    static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
