package gatehouse.platform.json;

import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One value in a document that nobody here has a record for, by its JSON pointer (RFC 6901) such as {@code /0/id}. */
public final class JsonMember {
    private final JsonPointer pointer;

    /** @throws IllegalArgumentException when it is no pointer */
    public JsonMember(String pointer) {
        this.pointer = JsonPointer.compile(pointer);
    }

    /**
     * The text, number or truth value as text; empty when there is none of them at that place.
     *
     * @throws UnreadableBody when it is not exactly one well-formed document
     */
    public Optional<String> in(String document) {
        JsonNode node = StrictJson.tree(document).at(pointer);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asString()) : Optional.empty();
    }
}
