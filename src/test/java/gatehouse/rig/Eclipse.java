package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.net.URI;
import java.util.UUID;

/** What an integration tester of the eclipse door does again and again, in the words of its contract. */
public final class Eclipse {
    public static final String PATH = "/eclipse-conductor/rest/v1";
    /** The sandbox's own tenant. */
    public static final long TENANT = 1;

    private final Api server;
    private final Api api;

    private Eclipse(Api server) {
        this.server = server;
        this.api = server.below(PATH);
    }

    public static Eclipse at(URI base) {
        return new Eclipse(Api.at(base));
    }

    /** The door without a token. */
    public Api api() {
        return api;
    }

    /** The whole server. */
    public Api server() {
        return server;
    }

    public Answer login(String identity, String password) {
        return api.post("/authentication/login", loginBody(identity, password));
    }

    public static String loginBody(String identity, String password) {
        return "{\"identity\":\"" + identity + "\",\"password\":\"" + password + "\"}";
    }

    /** The token of a login that has to succeed. */
    public String jwt(String identity, String password) {
        return jwt(expect(200, login(identity, password)));
    }

    public static String jwt(Answer answer) {
        return answer.at("headerValue").substring("Bearer ".length());
    }

    /** The door with the rights of the sandbox tenant's system user. */
    public Api system() {
        return api.as(jwt("sandbox-system", "Sandbox-System-1"));
    }

    public Api admin() {
        return api.as(jwt("sandbox-admin", "Sandbox-Admin-1"));
    }

    /** A new customer of the sandbox tenant with this phone. */
    public long customer(String phone) {
        return expect(201, system().post("/tenants/" + TENANT + "/customers", "{\"phone1\":\"" + phone + "\"}"))
                .json()
                .path("customerId")
                .asLong();
    }

    public static String identitiesOf(long customer) {
        return "/tenants/" + TENANT + "/customers/" + customer + "/identities";
    }

    /** A new customer with one identity that signs in with this password. */
    public Person person(String password) {
        String phone =
                "2783" + String.format("%07d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));
        long customer = customer(phone);
        String identity = "p-" + UUID.randomUUID().toString().substring(0, 18);
        expect(200, system().post(identitiesOf(customer), loginBody(identity, password)));
        return new Person(customer, identity, password, phone);
    }

    /** Somebody who can sign in. */
    public record Person(long customer, String identity, String password, String phone) {}

    /** The newest text that the sandbox delivered to this phone, or an empty one. */
    public String newestTextTo(String phone) {
        return server.get("/sandbox/messages?to=" + phone + "&limit=1")
                .json()
                .path(0)
                .path("text")
                .asString("");
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + ", was answered " + answer);
        }
        return answer;
    }
}
