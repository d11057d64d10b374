package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.EclipseApplication;
import gatehouse.description.DoorDescription;
import gatehouse.description.RefusedWith;
import gatehouse.description.ResourceMethod;
import gatehouse.description.WireSchemas;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** The description of the eclipse door. */
public final class EclipseDescription extends DoorDescription {
    private static final String INTRODUCTION = """
            Sign-in, sessions, identities, customers and cards, as the eclipse contract has them.

            Bodies are JSON in UTF-8, at most 64 kB. Members of a request that are not described here are ignored; an \
            answer has none but the described ones, and leaves out what is absent. Times are UTC with milliseconds.

            A token goes into the Authorization header. A dead token is refused on public calls too, so send these \
            without it. Every answer from status 400 up is an array of errors; decide by status and `code`, and show \
            `description`. A method that a path does not have is answered 405 `HTT405`. No answer may be stored.

            """;

    public EclipseDescription() {
        super(new EclipseApplication());
    }

    @Override
    protected String title() {
        return "Gatehouse, eclipse door";
    }

    @Override
    protected String introduction() {
        return INTRODUCTION + CodeCatalogue.table();
    }

    @Override
    protected String server() {
        return "." + EclipseApplication.PREFIX;
    }

    @Override
    protected String aboutToken() {
        return "headerValue of a login or a renewal, as it is";
    }

    @Override
    protected void begin(Components components) {
        StandardNames.put(components);
        Schema error = components.getSchemas().get("Error");
        WireSchemas.close(error, error.getProperties().keySet());
    }

    @Override
    protected String nameOf(Class<?> record) {
        return StandardNames.of(record).orElseGet(record::getSimpleName);
    }

    @Override
    protected Optional<String> meaning(String name) {
        return Meanings.of(name);
    }

    @Override
    protected Optional<String> meaning(String record, String member) {
        return Meanings.of(record, member);
    }

    @Override
    protected void limit(Parameter parameter) {
        if (parameter.getIn() == Parameter.In.PATH && parameter.getName().equals("identity")) {
            parameter.getSchema().minLength(3).maxLength(40).pattern("^[^/\\\\;%?#]*$");
        }
    }

    @Override
    protected List<RefusedWith> refusals(ResourceMethod method) {
        return Refusals.of(method);
    }

    /** A public call may bring a token, which then has to be good. */
    @Override
    protected List<SecurityRequirement> security(ResourceMethod method) {
        SecurityRequirement token = OASFactory.createSecurityRequirement().addScheme(BEARER);
        return method.isPublic() ? List.of(OASFactory.createSecurityRequirement(), token) : List.of(token);
    }
}
