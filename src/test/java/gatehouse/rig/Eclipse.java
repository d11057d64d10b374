package gatehouse.rig;

import static java.util.stream.Collectors.joining;

import gatehouse.rig.Api.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an integration tester of the eclipse door does again and again, in the words of its contract. */
public final class Eclipse {
    public static final String PATH = "/eclipse-conductor/rest/v1";
    /** The sandbox's own tenant. */
    public static final long TENANT = 1;

    private final Api server;
    private final Api api;

    Eclipse(Api server) {
        this.server = server;
        this.api = server.below(PATH);
    }

    /** Calls from an address of its own, so that tests do not use up each other's limits. */
    public static Eclipse at(URI base) {
        return new Eclipse(Api.at(base)).from(anyAddress());
    }

    /** The same caller from another address. */
    public Eclipse from(String address) {
        return new Eclipse(server.with("X-Forwarded-For", address));
    }

    /** One of 16 million that are nobody's. */
    public static String anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
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

    /** A renewal without the Authorization header. */
    public Answer renew(String jwt) {
        return api.post("/authentication/renew", jwtBody(jwt));
    }

    public Answer logout(String jwt) {
        return api.as(jwt).post("/authentication/logout", jwtBody(jwt));
    }

    public static String jwtBody(String jwt) {
        return "{\"jwt\":\"" + jwt + "\"}";
    }

    /** @param type OTP or LINK */
    public Answer askForCode(String identity, String type) {
        return api.post(passwordChange(identity) + "-init", "{\"type\":\"" + type + "\"}");
    }

    /** @param hash the code, or what came with the link */
    public Answer changePassword(String identity, String hash, String password) {
        return api.post(passwordChange(identity), "{\"hash\":\"" + hash + "\",\"password\":\"" + password + "\"}");
    }

    private static String passwordChange(String identity) {
        return "/global/identities/" + URLEncoder.encode(identity, StandardCharsets.UTF_8) + "/password-change";
    }

    /** Whether the token opens the profile of its customer. */
    public boolean opens(String jwt, Person person) {
        Answer answer = api.as(jwt).get("/tenants/" + TENANT + "/customers/" + person.customer());
        if (answer.status() != 200 && answer.status() != 401) {
            throw new AssertionError("Neither live nor dead: " + answer);
        }
        return answer.status() == 200;
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
        return api.as(jwt(Samples.SYSTEM, Samples.SYSTEM_PASSWORD));
    }

    public Api admin() {
        return api.as(adminJwt());
    }

    /** What the console calls, with the rights of {@link #admin()}. */
    public Api console() {
        return server.below("/console/api").as(adminJwt());
    }

    private String adminJwt() {
        return jwt(Samples.ADMIN, Samples.ADMIN_PASSWORD);
    }

    /** A new tenant whose pages may call from these origins: what is told about it once. */
    public JsonNode tenant(String... allowedOrigins) {
        String origins =
                Stream.of(allowedOrigins).map(origin -> '"' + origin + '"').collect(joining(","));
        return expect(201, console().post("/tenants", "{\"name\":\"Test\",\"allowedOrigins\":[" + origins + "]}"))
                .json();
    }

    /** A new customer of the sandbox tenant with this phone. */
    public long customer(String phone) {
        return customer(system(), TENANT, phone);
    }

    private static long customer(Api system, long tenant, String phone) {
        return expect(201, system.post("/tenants/" + tenant + "/customers", "{\"phone1\":\"" + phone + "\"}"))
                .json()
                .path("customerId")
                .asLong();
    }

    public static String identitiesOf(long customer) {
        return identitiesOf(TENANT, customer);
    }

    private static String identitiesOf(long tenant, long customer) {
        return "/tenants/" + tenant + "/customers/" + customer + "/identities";
    }

    /** A new customer with one identity that signs in with this password. */
    public Person person(String password) {
        return person(system(), TENANT, password);
    }

    /** The same in another tenant, made by its system user. */
    public Person person(Api system, long tenant, String password) {
        String phone =
                "2783" + String.format("%07d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));
        long customer = customer(system, tenant, phone);
        String identity = "p-" + UUID.randomUUID().toString().substring(0, 18);
        expect(200, system.post(identitiesOf(tenant, customer), loginBody(identity, password)));
        return new Person(customer, identity, password, phone);
    }

    /** Somebody who can sign in. */
    public record Person(long customer, String identity, String password, String phone) {}

    /** What only a sandbox has. */
    public Sandbox sandbox() {
        return new Sandbox(server.below("/sandbox"));
    }

    /** The newest text that the sandbox delivered to this phone, or an empty one. */
    public String newestTextTo(String phone) {
        return sandbox().textsTo(phone).stream().findFirst().orElse("");
    }

    private static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + ", was answered " + answer);
        }
        return answer;
    }
}
