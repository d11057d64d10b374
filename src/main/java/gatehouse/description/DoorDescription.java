package gatehouse.description;

import gatehouse.platform.http.DoorApplication;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes what the generator read off the resources of a door: each operation gets the rights, the refusals and the
 * limits that the code gives it, so that a new resource has no more to say than what it is for and what it answers.
 */
public abstract class DoorDescription implements OASFilter {
    /** The security scheme of a token. */
    public static final String BEARER = "bearer";

    static final String NO_STORE = "NoStore";
    static final String RETRY_AFTER = "RetryAfter";

    private final Map<String, ResourceMethod> methods;

    protected DoorDescription(DoorApplication door) {
        methods = ResourceMethod.of(door);
    }

    /** How the document is called. */
    protected abstract String title();

    /** What holds for all operations, in Markdown. */
    protected abstract String introduction();

    /** Where the operations are, as a reference relative to the document, so that it is right below every context root. */
    protected abstract String server();

    /** What this name of the wire means, if the same everywhere. */
    protected abstract Optional<String> meaning(String name);

    /** What this member of this record means. */
    protected abstract Optional<String> meaning(String record, String member);

    /** What an operation refuses with, one for each status. */
    protected abstract List<RefusedWith> refusals(ResourceMethod method);

    /** Which credentials a call takes: any of these. */
    protected abstract List<SecurityRequirement> security(ResourceMethod method);

    /** Where to find what the generator knows by another name; also the place to rename it. */
    protected String nameOf(Class<?> record) {
        return record.getSimpleName();
    }

    /** Parameters that no method declares, because a filter reads them. */
    protected List<Parameter> extra(ResourceMethod method) {
        return List.of();
    }

    /** Limits by constraints that only this door has. */
    protected void limit(AnnotatedElement declared, Schema schema) {
        // Most have none.
    }

    /** Limits of a parameter that its annotations do not tell. */
    protected void limit(Parameter parameter) {
        // Most have none.
    }

    /** What this door has of its own, before the wire records are completed. */
    protected abstract void begin(Components components);

    /** How a token is presented. */
    protected abstract String aboutToken();

    @Override
    public final void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo().title(title()).description(introduction()));
        document.setServers(List.of(OASFactory.createServer().url(server())));
        Components components = document.getComponents();
        components.addSecurityScheme(BEARER, bearer());
        components.addHeader(NO_STORE, noStore());
        components.addHeader(RETRY_AFTER, retryAfter());
        begin(components);
        new WireSchemas(components, this).complete(methods.values());
        document.getPaths().getPathItems().values().forEach(this::complete);
        components.setSchemas(new TreeMap<>(components.getSchemas()));
    }

    private void complete(PathItem path) {
        path.getOperations().values().forEach(this::complete);
        if (path.getParameters() != null) {
            path.getParameters().forEach(parameter -> Parameters.complete(parameter, this));
        }
    }

    private void complete(Operation operation) {
        ResourceMethod method = methods.get(operation.getOperationId());
        if (method == null) {
            throw new IllegalStateException("No resource of the door has " + operation.getOperationId());
        }
        operation.setOperationId(method.operationId());
        operation.setTags(List.of(method.tag()));
        operation.setSecurity(security(method));
        extra(method).forEach(operation::addParameter);
        Parameters.complete(operation, method, this);
        Answers.complete(operation, refusals(method));
    }

    private SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(aboutToken());
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

    /** A schema of any text. */
    public static Schema text() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    }
}
