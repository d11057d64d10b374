package gatehouse.rig;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a token says to whoever looks into it without verifying it, as clients do. */
public record Jwt(String text) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode header() {
        return part(0);
    }

    public JsonNode claims() {
        return part(1);
    }

    private JsonNode part(int position) {
        byte[] json = Base64.getUrlDecoder().decode(text.split("\\.")[position]);
        return JSON.readTree(new String(json, StandardCharsets.UTF_8));
    }
}
