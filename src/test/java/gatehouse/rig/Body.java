package gatehouse.rig;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The JSON object that a request carries, member by member. */
public final class Body {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> members;

    private Body(Map<String, Object> members) {
        this.members = members;
    }

    public static Body empty() {
        return new Body(Map.of());
    }

    /** What an identity is created with. */
    public static Body identity(String name, String password) {
        return empty().with("identity", name).with("password", password);
    }

    /** @param value a text, a number, true or false, a list, null; anything else is sent as the text that it prints */
    public Body with(String member, Object value) {
        Map<String, Object> more = new TreeMap<>(members);
        boolean isJson = value == null
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Iterable<?>
                || value instanceof Map<?, ?>;
        more.put(member, isJson ? value : value.toString());
        return new Body(more);
    }

    /** A value that was written as JSON. */
    public static Object value(String json) {
        return JSON.readValue(json, Object.class);
    }

    public Body without(String member) {
        Map<String, Object> fewer = new TreeMap<>(members);
        fewer.remove(member);
        return new Body(fewer);
    }

    /** As JSON. */
    @Override
    public String toString() {
        return JSON.writeValueAsString(members);
    }
}
