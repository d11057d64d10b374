package gatehouse.contract.multi.description;

import gatehouse.contract.multi.MultiApplication;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiDialect;
import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.description.DoorDescription;
import gatehouse.description.RefusedWith;
import gatehouse.description.ResourceMethod;
import gatehouse.idempotency.CallKey;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The description of the multi door. */
public final class MultiDescription extends DoorDescription {
    private static final String API_KEY = "api-key";
    private static final String INTRODUCTION = """
            Sign-in, step-up, factors, passwords and users, as the multi contract has them.

            Every call carries the `api-key` of its programme. Bodies are JSON in UTF-8, at most 64 kB; members that are \
            not described here are ignored, and so is the body of a call that takes none. An answer leaves out what is \
            absent. Ids are texts of digits, times are milliseconds since 1970.

            A token dies five minutes after the last accepted call of its session; there is no renewal. Answers 401, \
            423, 429, 500 and 503 have no body, and 403 has one only where it says why. Every answer has a `request-ref` \
            to quote when you ask about it.

            """;

    public MultiDescription() {
        super(new MultiApplication());
    }

    @Override
    protected String title() {
        return "Gatehouse, multi door";
    }

    @Override
    protected String introduction() {
        return INTRODUCTION + CodeCatalogue.table();
    }

    @Override
    protected String server() {
        return ".." + MultiDialect.PREFIX;
    }

    @Override
    protected String aboutToken() {
        return "The token of a login, an exchange, or whatever else answers one";
    }

    @Override
    protected void begin(Components components) {
        components.addSecurityScheme(
                API_KEY,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name(API_KEY)
                        .description("The secret of the programme"));
    }

    @Override
    protected Optional<String> meaning(String name) {
        return Meanings.of(name);
    }

    @Override
    protected Optional<String> meaning(String record, String member) {
        return Meanings.of(record + "." + member).or(() -> Meanings.of(member));
    }

    @Override
    protected void limit(AnnotatedElement declared, Schema schema) {
        OneOf words = declared.getAnnotation(OneOf.class);
        if (words != null) {
            schema.setEnumeration(List.of((Object[]) words.value()));
        }
        if (declared.isAnnotationPresent(Mail.class)) {
            schema.format("email").maxLength(254);
        }
    }

    @Override
    protected List<Parameter> extra(ResourceMethod method) {
        return method.says(Idempotent.class).stream()
                .map(idempotent -> OASFactory.createParameter()
                        .in(Parameter.In.HEADER)
                        .name("idempotency-ref")
                        .description("Sent again with the same" + (idempotent.withinSession() ? " in this session" : "")
                                + ", the call is answered as the first time, for 24 hours")
                        .schema(text().minLength(1).maxLength(CallKey.LONGEST_REF)))
                .toList();
    }

    @Override
    protected List<RefusedWith> refusals(ResourceMethod method) {
        return Refusals.of(method);
    }

    @Override
    protected List<SecurityRequirement> security(ResourceMethod method) {
        SecurityRequirement key = OASFactory.createSecurityRequirement().addScheme(API_KEY);
        return List.of(method.isPublic() ? key : key.addScheme(BEARER));
    }
}
