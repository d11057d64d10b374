package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an integration tester of the multi door does again and again, in the words of its contract. */
public final class Multi {
    public static final String PATH = "/multi";
    public static final String API_KEY = Samples.API_KEY;
    /** Good enough for every profile. */
    public static final String PASSWORD = "Step-up.2026!";

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

    /** A new consumer whose root has an address and a mobile that nobody else has, and no password yet. */
    public Root consumer() {
        return opened("/consumers", consumerBody(Unique.text() + "@example.com", Unique.phone()));
    }

    /** A new corporate, as {@link #consumer()}. */
    public Root corporate() {
        return opened("/corporates", corporateBody(Unique.text() + "@example.com", Unique.phone()));
    }

    /** Who speaks for an identity; a root user has the number of the identity. */
    public record Root(String id, String email, String phone) {}

    private Root opened(String path, Body body) {
        Answer answer = door.post(path, body.toString());
        if (answer.status() != 200) {
            throw new AssertionError("Expected an identity, was answered " + answer);
        }
        JsonNode root = answer.json().path("rootUser");
        return new Root(
                answer.json().path("id").path("id").asString(),
                root.path("email").asString(),
                (root.path("mobile").path("countryCode").asString()
                                + root.path("mobile").path("number").asString())
                        .substring(1));
    }

    /** @param phone digits that begin with 27 */
    public static Body consumerBody(String email, String phone) {
        return Body.empty()
                .with("profileId", "1")
                .with("ipAddress", "192.0.2.7")
                .with(
                        "rootUser",
                        Map.of(
                                "name",
                                "Grace",
                                "surname",
                                "Hopper",
                                "email",
                                email,
                                "mobile",
                                mobile(phone),
                                "dateOfBirth",
                                Map.of("year", 1906, "month", 12, "day", 9),
                                "address",
                                Map.of("country", "ZA")));
    }

    /** @param phone digits that begin with 27 */
    public static Body corporateBody(String email, String phone) {
        return Body.empty()
                .with("profileId", "2")
                .with("ipAddress", "192.0.2.7")
                .with("baseCurrency", "ZAR")
                .with("company", Map.of("name", "Hopper Ltd", "type", "LLC", "registrationCountry", "ZA"))
                .with(
                        "rootUser",
                        Map.of(
                                "name", "Grace",
                                "surname", "Hopper",
                                "email", email,
                                "mobile", mobile(phone),
                                "companyPosition", "DIRECTOR"));
    }

    /** @param phone digits that begin with 27 */
    public static Map<String, String> mobile(String phone) {
        return Map.of("countryCode", "+" + phone.substring(0, 2), "number", phone.substring(2));
    }

    /** @param kind consumers, corporates or users */
    public Answer sendEmailCode(String kind, String email) {
        return door.post(
                "/" + kind + "/verification/email/send",
                Body.empty().with("email", email).toString());
    }

    /** @param kind consumers, corporates or users */
    public Answer verifyEmail(String kind, String email, Object code) {
        return door.post(
                "/" + kind + "/verification/email/verify",
                Body.empty().with("email", email).with("verificationCode", code).toString());
    }

    /** The address of a consumer's root is theirs, as the sandbox's code says. */
    public Root verified(Root consumer) {
        sendEmailCode("consumers", consumer.email());
        Answer answer = verifyEmail("consumers", consumer.email(), "123456");
        if (answer.status() != 204) {
            throw new AssertionError("Expected a confirmed address, was answered " + answer);
        }
        return consumer;
    }

    /** Gives the root user a password of the usual kind. @return the token that comes with it */
    public String withPassword(Root root) {
        Body password = Body.empty().with("password", Map.of("value", PASSWORD));
        return token(door.post("/passwords/" + root.id() + "/create", password.toString()));
    }

    /** Asks for a code to the user's mobile number, and shows it: that of the sandbox. */
    public void enrolPhone(String token) {
        String path = "/authentication_factors/otp/SMS";
        int asked = door.as(token).post(path, "{}").status();
        int shown = door.as(token)
                .post(path + "/verify", "{\"verificationCode\":\"123456\"}")
                .status();
        if (asked != 204 || shown != 204) {
            throw new AssertionError("Expected an enrolled phone, was answered " + asked + " and " + shown);
        }
    }

    /** Shows the code that was sent to the phone; the same token opens more from now on. */
    public String steppedUp(String token) {
        Api caller = door.as(token);
        expectDone(caller.post("/stepup/challenges/otp/SMS", null));
        expectDone(caller.post("/stepup/challenges/otp/SMS/verify", "{\"verificationCode\":\"123456\"}"));
        return token;
    }

    /** A token of somebody who has just opened an identity and shown the phone. */
    public String tokenToAddUsers(Root root) {
        String token = withPassword(root);
        enrolPhone(token);
        return steppedUp(token);
    }

    /**
     * A device of the holder of this token, who has stepped up.
     *
     * @param channel AUTHY or BIOMETRIC
     */
    public OwnDevice link(String token, String channel) {
        Answer code = door.as(token).post("/authentication_factors/push/" + channel, "{}");
        if (code.status() != 200) {
            throw new AssertionError("Expected a code for a device, was answered " + code);
        }
        return OwnDevice.linked(server, code.at("linkingCode"));
    }

    /** Wants the device of whoever has this address to be asked. */
    public Answer loginByDevice(String email) {
        return door.post(
                "/login_via_biometrics", Body.empty().with("email", email).toString());
    }

    /** What a user is added with. */
    public static Body userBody(String email) {
        return Body.empty()
                .with("name", "Ada")
                .with("surname", "Lovelace")
                .with("email", email)
                .with("mobile", mobile(Unique.phone()));
    }

    /** A new user, who has no password yet. */
    public Answer addUser(String token, String email) {
        return door.as(token).post("/users", userBody(email).toString());
    }

    /** The sandbox's tenant lets a user act for a further identity. */
    public void letAct(String user, Root identity) {
        Eclipse eclipse = new Eclipse(server);
        Answer answer = eclipse.server()
                .below("/console/api")
                .as(eclipse.jwt(Samples.SYSTEM, Samples.SYSTEM_PASSWORD))
                .post("/tenants/1/members/" + user + "/customers", "{\"customerId\":" + identity.id() + "}");
        expectDone(answer);
    }

    private static void expectDone(Answer answer) {
        if (answer.status() != 204) {
            throw new AssertionError("Expected 204, was answered " + answer);
        }
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
