package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.net.URI;

/** What an integration tester of the multi door does again and again, in the words of its contract. */
public final class Multi {
    public static final String PATH = "/multi";
    public static final String API_KEY = "sandbox-api-key";

    private final Api server;
    private final Api door;

    private Multi(Api server, String apiKey) {
        this.server = server;
        this.door = server.below(PATH).with("api-key", apiKey);
    }

    /** The sandbox's own tenant, from an address of its own, so that tests do not use up each other's limits. */
    public static Multi at(URI base) {
        return at(base, API_KEY);
    }

    public static Multi at(URI base, String apiKey) {
        return new Multi(Api.at(base).with("X-Forwarded-For", Eclipse.anyAddress()), apiKey);
    }

    /** The door with the programme's key and no token. */
    public Api api() {
        return door;
    }

    /** The door with neither key nor token. */
    public Api withoutKey() {
        return server.below(PATH);
    }

    public Api server() {
        return server;
    }

    public Sandbox sandbox() {
        return new Sandbox(server.below("/sandbox"));
    }

    public Answer login(String email, String password) {
        return door.post("/login_with_password", loginBody(email, password));
    }

    public static String loginBody(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":{\"value\":\"" + password + "\"}}";
    }

    /** The token of a login that has to succeed. */
    public String token(String email, String password) {
        return token(login(email, password));
    }

    public static String token(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("Expected a token, was answered " + answer);
        }
        return answer.at("token");
    }

    /** Exchanges a token for one of an identity. */
    public Answer accessToken(String token, String type, String id) {
        return door.as(token).post("/access_token", "{\"identity\":{\"type\":\"" + type + "\",\"id\":\"" + id + "\"}}");
    }

    public Answer identities(String token) {
        return door.as(token).get("/identities");
    }

    public Answer logout(String token) {
        return door.as(token).post("/logout", "{}");
    }

    /** Whether the token opens what every live session may see. */
    public boolean opens(String token) {
        Answer answer = identities(token);
        if (answer.status() != 200 && answer.status() != 401) {
            throw new AssertionError("Neither live nor dead: " + answer);
        }
        return answer.status() == 200;
    }
}
