package gatehouse.contract.eclipse.description;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What is asked beside the body: the same name means the same everywhere. */
final class Parameters {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("tenantId", "The number of the tenant"),
            Map.entry("customerId", "The number of the customer; for a customer, the uid of the token"),
            Map.entry("cardId", "The number of the card"),
            Map.entry("walletId", "The number of the wallet"),
            Map.entry("identity", "The name to sign in with; upper and lower case are the same"),
            Map.entry("algorithm", "How the key answers; decryption where it is left out"),
            Map.entry("clientChallenge", "Base64 of what only the server can decrypt, where it offers that"),
            Map.entry("renew-csrf", "The csrfToken that came with the token"),
            Map.entry("phone1", "Digits with the country code"),
            Map.entry("email", "The whole address"),
            Map.entry("externalUniqueId", "As it was given at creation"),
            Map.entry("offset", "How many to skip"),
            Map.entry("limit", "How many at most"));

    private Parameters() {}

    static void complete(Operation operation, ResourceMethod method) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().forEach(Parameters::complete);
        method.parametersWith(QueryParam.class, HeaderParam.class)
                .forEach(declared -> operation.getParameters().stream()
                        .filter(described -> described.getName().equals(nameOf(declared)))
                        .forEach(described -> Limits.put(declared, described.getSchema())));
    }

    static void complete(Parameter parameter) {
        String meaning = MEANINGS.get(parameter.getName());
        if (parameter.getDescription() == null && meaning != null) {
            parameter.setDescription(meaning);
        }
        Schema schema = parameter.getSchema();
        if (parameter.getIn() == Parameter.In.PATH && parameter.getName().equals("identity")) {
            schema.minLength(3).maxLength(40).pattern("^[^/\\\\;%?#]*$");
        }
        if (schema.getDefaultValue() instanceof String number && isWholeNumber(schema)) {
            schema.setDefaultValue(new BigDecimal(number));
        }
    }

    private static boolean isWholeNumber(Schema schema) {
        return List.of(Schema.SchemaType.INTEGER).equals(schema.getType());
    }

    private static String nameOf(java.lang.reflect.Parameter declared) {
        QueryParam query = declared.getAnnotation(QueryParam.class);
        return query == null ? declared.getAnnotation(HeaderParam.class).value() : query.value();
    }
}
