package gatehouse.description;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What is asked beside the body: the same name means the same everywhere. */
final class Parameters {
    private Parameters() {}

    static void complete(Operation operation, ResourceMethod method, DoorDescription door) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().forEach(parameter -> complete(parameter, door));
        method.parametersWith(QueryParam.class, HeaderParam.class)
                .forEach(declared -> operation.getParameters().stream()
                        .filter(described -> described.getName().equals(nameOf(declared)))
                        .forEach(described -> {
                            Limits.put(declared, described.getSchema());
                            door.limit(declared, described.getSchema());
                        }));
    }

    static void complete(Parameter parameter, DoorDescription door) {
        if (parameter.getDescription() == null) {
            door.meaning(parameter.getName()).ifPresent(parameter::setDescription);
        }
        door.limit(parameter);
        Schema schema = parameter.getSchema();
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
