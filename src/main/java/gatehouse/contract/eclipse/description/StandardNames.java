package gatehouse.contract.eclipse.description;

import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Descriptor;
import gatehouse.authenticator.passkey.options.Request;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Records that a standard names, and that are answered as it has them: here each is called what it is called there. */
final class StandardNames {
    private static final Map<Class<?>, String> NAMES = Map.of(
            Creation.class, "PublicKeyCredentialCreationOptionsJSON",
            Creation.Party.class, "PublicKeyCredentialRpEntity",
            Creation.User.class, "PublicKeyCredentialUserEntityJSON",
            Creation.Algorithm.class, "PublicKeyCredentialParameters",
            Creation.Selection.class, "AuthenticatorSelectionCriteria",
            Descriptor.class, "PublicKeyCredentialDescriptorJSON",
            Request.class, "PublicKeyCredentialRequestOptionsJSON");
    private static final String SCHEMAS = "#/components/schemas/";

    private StandardNames() {}

    static Optional<String> of(Class<?> record) {
        return Optional.ofNullable(NAMES.get(record));
    }

    /** The generator called them by the names of their classes. */
    static void put(Components components) {
        NAMES.forEach((record, name) -> {
            Schema generated = components.getSchemas().get(record.getSimpleName());
            components.removeSchema(record.getSimpleName());
            components.addSchema(name, generated);
        });
        components.getSchemas().values().stream()
                .filter(schema -> schema.getProperties() != null)
                .flatMap(schema -> schema.getProperties().values().stream())
                .flatMap(StandardNames::referring)
                .forEach(StandardNames::rename);
    }

    /** Where a member may refer to a record: itself, what a list is of, or one of several things. */
    private static Stream<Schema> referring(Schema member) {
        Stream<Schema> several = member.getOneOf() == null ? Stream.empty() : member.getOneOf().stream();
        return Stream.concat(Stream.of(member), Stream.concat(Stream.ofNullable(member.getItems()), several))
                .filter(schema -> schema.getRef() != null);
    }

    private static void rename(Schema referring) {
        NAMES.forEach((record, name) -> {
            if (referring.getRef().equals(SCHEMAS + record.getSimpleName())) {
                referring.setRef(SCHEMAS + name);
            }
        });
    }
}
