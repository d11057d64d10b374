package gatehouse.description;

import com.fasterxml.jackson.annotation.JsonAlias;
import gatehouse.platform.Secret;
import jakarta.annotation.Nullable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The schemas of the wire records. An answer has every member that is not marked {@link Nullable}, and no other; a request
 * may have more than we know.
 */
public final class WireSchemas {
    private static final String SECRET = Secret.class.getName();

    private final Components components;
    private final DoorDescription door;
    private final Map<String, Class<?>> seen = new HashMap<>();

    WireSchemas(Components components, DoorDescription door) {
        this.components = components;
        this.door = door;
    }

    void complete(Collection<ResourceMethod> methods) {
        methods.forEach(method -> {
            method.body().ifPresent(type -> complete(type, false));
            method.answers().forEach(type -> complete(type, true));
        });
        components.removeSchema(SECRET);
    }

    private void complete(Type type, boolean answered) {
        records(type).filter(this::isNew).forEach(record -> {
            Schema schema = schemaOf(record);
            for (RecordComponent member : record.getRecordComponents()) {
                complete(schema, member);
                typesOf(member).forEach(inside -> complete(inside, answered));
            }
            if (answered) {
                close(schema, alwaysThere(record));
            }
        });
    }

    /** A member that is one of several things says which they are. */
    private static Stream<Type> typesOf(RecordComponent member) {
        var said = member.getAccessor().getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return said == null || said.oneOf().length == 0
                ? Stream.of(member.getGenericType())
                : Arrays.stream(said.oneOf());
    }

    /** The generator numbers schemas whose records share a name, and nobody could tell which is which. */
    private boolean isNew(Class<?> record) {
        Class<?> namesake = seen.putIfAbsent(nameOf(record), record);
        if (namesake != null && namesake != record) {
            throw new IllegalStateException("Two wire records have one name: " + namesake + " and " + record);
        }
        return namesake == null;
    }

    private static List<String> alwaysThere(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(member -> !member.getAccessor().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
    }

    /** An answer has these members and no other. */
    public static void close(Schema schema, Collection<String> required) {
        schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        schema.setRequired(List.copyOf(required));
    }

    private void complete(Schema schema, RecordComponent member) {
        Schema property = schema.getProperties().get(member.getName());
        if (member.getType() == Secret.class) {
            property = DoorDescription.text().format("password").description(property.getDescription());
            schema.addProperty(member.getName(), property);
        }
        Limits.put(member.getAccessor(), property);
        door.limit(member.getAccessor(), property);
        describe(property, member);
    }

    private void describe(Schema property, RecordComponent member) {
        String meaning = Optional.ofNullable(property.getDescription())
                .or(() -> door.meaning(nameOf(member.getDeclaringRecord()), member.getName()))
                .orElse("");
        JsonAlias other = member.getAccessor().getAnnotation(JsonAlias.class);
        String aliases = other == null ? "" : ". Also taken as " + String.join(" or ", other.value());
        if (!meaning.isEmpty()) {
            property.setDescription(meaning + aliases);
        }
    }

    private Schema schemaOf(Class<?> record) {
        return Optional.ofNullable(components.getSchemas().get(nameOf(record)))
                .orElseThrow(() -> new IllegalStateException("No schema was made of " + record));
    }

    private String nameOf(Class<?> record) {
        var said = record.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        return said == null || said.name().isEmpty() ? door.nameOf(record) : said.name();
    }

    private static Stream<Class<?>> records(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(WireSchemas::records);
        }
        return type instanceof Class<?> some && some.isRecord() ? Stream.of(some) : Stream.empty();
    }
}
