package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.KeyHolder;
import gatehouse.rig.Refusal;
import gatehouse.rig.SoftAuthenticator;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in with a passkey (1.2-C, 5.9, 5.10, 5.18), and who may register and remove one. */
class PasskeyIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final String CHALLENGES = "/authentication/login-challenges";

    private Eclipse eclipse;
    private Tenancy tenant;
    private String phone;
    private long customer;
    private String name;
    private SoftAuthenticator device;

    @BeforeEach
    void aName() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        phone = Unique.phone();
        customer = tenant.newCustomer(Body.empty().with("phone1", phone));
        name = Unique.text();
        device = aDevice();
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    // The whole flow

    @Test
    void aNameIsEnoughToRegisterAPasskeyAndSignInWithIt() {
        Answer created = addName();
        assertThat(created.json().path("webAuthn").asBoolean()).isFalse();

        Answer registered = register(tenant.system(), device);
        Answer signedIn = login(pass(registered));
        Answer again = login(pass(show(device)));

        assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(eclipse.api()
                        .as(Eclipse.jwt(again))
                        .get(tenant.identities(customer))
                        .json()
                        .path(0)
                        .path("webAuthn")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aNameAloneOpensNothingBeforeItRegistered() {
        addName();

        assertThat(login(Body.identity(name, PASSWORD)).code()).isEqualTo("USR002");
        assertThat(answer(challenge(eclipse.api()), device).code()).isEqualTo("USR002");
    }

    @Test
    void theOptionsAreWhatABrowserTakes() {
        addName();

        JsonNode create = challenge(tenant.system()).json().path("webAuthn");
        JsonNode options = create.path("publicKey");

        assertThat(create.path("type").asString()).isEqualTo("CREATE");
        assertThat(options.path("rp").path("id").asString()).isEqualTo("localhost");
        assertThat(options.path("user").path("name").asString()).isEqualTo(name);
        assertThat(options.path("user").path("id").asString())
                .hasSize(43)
                .doesNotContain(name)
                .doesNotContain(Long.toString(customer));
        assertThat(options.path("challenge").asString()).hasSize(43);
        assertThat(options.path("pubKeyCredParams").findValuesAsString("alg")).containsExactly("-8", "-7", "-257");
        assertThat(options.path("authenticatorSelection")
                        .path("userVerification")
                        .asString())
                .isEqualTo("required");
        assertThat(options.path("attestation").asString()).isEqualTo("none");
    }

    @Test
    void aPassOpensOnceAndForItsOwnerOnly() {
        addName();
        Body pass = pass(register(tenant.system(), device));
        String other = Unique.text();
        tenant.addIdentity(customer, Body.empty().with("identity", other));

        assertThat(login(pass.with("identity", other)).code()).isEqualTo("USR002");
        assertThat(login(pass.with("base64EncodedChallengeResponseSHA256", "A".repeat(44)))
                        .code())
                .isEqualTo("USR002");
        assertThat(login(pass).status()).isEqualTo(200);
        assertThat(login(pass).code()).isEqualTo("USR002");
    }

    @Test
    void ofTwentyWithOnePassOneSignsIn() {
        addName();
        Body pass = pass(register(tenant.system(), device));

        assertThat(Crowd.statuses(20, () -> login(pass))).isSubsetOf(200, 401).containsOnlyOnce(200);
    }

    @Test
    void ofTwentyWithOneAnswerOneGetsAPass() {
        addName();
        register(tenant.system(), device);
        String answer = answerTo(challenge(eclipse.api()), device);

        assertThat(Crowd.statuses(20, () -> eclipse.api().post(CHALLENGES, answer)))
                .isSubsetOf(200, 401)
                .containsOnlyOnce(200);
    }

    @Test
    void ofTwentyWithOneNewPasskeyOneRegistersIt() {
        addName();
        String answer = answerTo(challenge(tenant.system()), device);

        assertThat(Crowd.statuses(20, () -> eclipse.api().post(CHALLENGES, answer)))
                .isSubsetOf(200, 401)
                .containsOnlyOnce(200);
        assertThat(passkeys(tenant.system())).hasSize(1);
    }

    @Test
    void aPassIsGoodForTwoMinutes() {
        addName();
        Body pass = pass(register(tenant.system(), device));

        eclipse.sandbox().advance(Duration.ofSeconds(121));

        assertThat(login(pass).code()).isEqualTo("USR002");
        assertThat(login(pass(show(device))).status()).isEqualTo(200);
    }

    @Test
    void aChallengeIsGoodForTwoMinutesAndOneAnswer() {
        addName();
        register(tenant.system(), device);
        Answer late = challenge(eclipse.api());
        assertThat(Duration.between(eclipse.sandbox().now(), Instant.parse(late.at("expires"))))
                .isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
        Answer once = challenge(eclipse.api());

        assertThat(answer(once, device).status()).isEqualTo(200);
        assertThat(answer(once, device).code()).isEqualTo("USR002");
        eclipse.sandbox().advance(Duration.ofSeconds(121));
        assertThat(answer(late, device).code()).isEqualTo("USR002");
    }

    // What is wrong with an answer

    @Test
    void aWrongAnswerUsesTheChallengeUp() {
        addName();
        register(tenant.system(), device);
        Answer challenge = challenge(eclipse.api());

        Answer wrong = answer(challenge, device.impostor());

        assertThat(Refusal.in(wrong).inShort()).isEqualTo("401 USR002");
        assertThat(answer(challenge, device).code()).isEqualTo("USR002");
        assertThat(show(device).status()).isEqualTo(200);
    }

    @Test
    void aWrongNewPasskeyIsNotAcceptedAndUsesTheChallengeUp() {
        addName();
        Answer challenge = challenge(tenant.system());

        Answer wrong = answer(challenge, aDevice().usedOn("https://localhost.example.com"));

        assertThat(Refusal.in(wrong).inShort()).isEqualTo("400 IAE002");
        assertThat(answer(challenge, device).code()).isEqualTo("USR002");
        assertThat(register(tenant.system(), device).status()).isEqualTo(200);
    }

    @Test
    void aCounterThatWentBackIsRefused() {
        addName();
        register(tenant.system(), device.countingFrom(10));

        assertThat(show(device.countingFrom(11)).status()).isEqualTo(200);
        assertThat(show(device.countingFrom(11)).code()).isEqualTo("USR002");
        assertThat(show(device.countingFrom(12)).status()).isEqualTo(200);
    }

    @Test
    void aPasskeyOpensOnlyWhatItWasRegisteredFor() {
        addName();
        register(tenant.system(), device);
        String mine = name;
        name = Unique.text();
        addName();
        SoftAuthenticator others = aDevice();
        register(tenant.system(), others);

        assertThat(show(device).code()).isEqualTo("USR002");
        assertThat(show(others.withHandle(new byte[] {1, 2, 3})).code()).isEqualTo("USR002");
        Answer theirs = challenge(eclipse.api());
        name = mine;
        assertThat(answer(theirs, device).code()).isEqualTo("USR002");
        assertThat(show(device).status()).isEqualTo(200);
    }

    @Test
    void oneCredentialIsRegisteredOnce() {
        addName();
        register(tenant.system(), device);
        name = Unique.text();
        addName();

        assertThat(Refusal.in(register(tenant.system(), device)).inShort()).isEqualTo("400 IAE002");
    }

    @Test
    void answersThatNobodyUnderstandsAreNamed() {
        addName();
        Body answer = Body.empty().with("identity", name).with("credential", device.make(options(tenant.system())));
        Api api = eclipse.api();

        assertThat(Refusal.in(api.post(CHALLENGES, answer.toString())).description())
                .isEqualTo("challengeId must not be null beside a credential");
        assertThat(Refusal.in(api.post(
                                CHALLENGES, answer.with("challengeId", "1").toString()))
                        .description())
                .isEqualTo("challengeId must be the id of a challenge");
        Body empty = answer.with("challengeId", challenge(api).at("challengeId"))
                .with(
                        "credential",
                        Map.of("id", "AA", "type", "public-key", "response", Map.of("clientDataJSON", "AA")));
        assertThat(Refusal.in(api.post(CHALLENGES, empty.toString())).description())
                .isEqualTo("credential.response must have attestationObject, or authenticatorData and signature");
        Body notBase64 = empty.with(
                "credential",
                Map.of(
                        "id",
                        "AA",
                        "type",
                        "public-key",
                        "response",
                        Map.of("clientDataJSON", "!", "attestationObject", "AA")));
        assertThat(Refusal.in(api.post(CHALLENGES, notBase64.toString())).description())
                .isEqualTo("credential.response.clientDataJSON must be base64url");
    }

    // Everybody is asked alike

    @Test
    void namesWithAndWithoutAPasskeyAndUnknownOnesAreAskedAlike() {
        addName();
        Answer without = challenge(eclipse.api());
        register(tenant.system(), device);
        Answer with = challenge(eclipse.api());
        name = Unique.text();
        Answer unknown = challenge(eclipse.api());
        Answer again = eclipse.api().get(CHALLENGES + "?identity=" + name.toUpperCase());

        for (Answer one : List.of(without, with, unknown)) {
            assertThat(shape(one.json())).isEqualTo(shape(with.json()));
            assertThat(one.json().path("webAuthn").path("type").asString()).isEqualTo("GET");
            assertThat(allowed(one)).isNotEmpty();
        }
        assertThat(allowed(with)).containsExactly(device.idText());
        assertThat(allowed(again)).isEqualTo(allowed(unknown));
        assertThat(again.json().path("webAuthn").path("publicKey").path("challenge"))
                .isNotEqualTo(unknown.json().path("webAuthn").path("publicKey").path("challenge"));
    }

    // Who may register

    @Test
    void aStrangerMayNotRegisterAndLearnsNothing() {
        addName();
        String known = name;

        for (String asked : List.of(known, Unique.text())) {
            name = asked;
            assertThat(Refusal.in(askToRegister(eclipse.api())).inShort()).isEqualTo("401 USR905");
            Answer withCode = eclipse.api()
                    .post(
                            CHALLENGES,
                            Body.empty()
                                    .with("identity", name)
                                    .with("otp", "000000")
                                    .toString());
            assertThat(Refusal.in(withCode).inShort()).isEqualTo("401 USR905");
        }
    }

    @Test
    void theCodeThatVerifiesAnIdentityRegistersItsFirstPasskey() {
        addName();
        verify();

        Answer asked = askWithCode();

        assertThat(asked.json().path("webAuthn").path("type").asString())
                .as(asked.toString())
                .isEqualTo("CREATE");
        assertThat(login(pass(answer(asked, device))).status()).isEqualTo(200);
    }

    @Test
    void ofTwentyWithOneCodeOneMayRegister() {
        addName();
        verify();

        assertThat(Crowd.statuses(20, this::askWithCode)).isSubsetOf(200, 401).containsOnlyOnce(200);
    }

    @Test
    void whatACodeOpenedIsOverWithANewPasswordOrANewPhone() {
        for (String change : List.of("password", "phone")) {
            name = Unique.text();
            addName();
            verify();
            Answer asked = askWithCode();
            assertThat(asked.status()).as(asked.toString()).isEqualTo(200);

            Answer changed = change.equals("phone")
                    ? tenant.system()
                            .put(
                                    tenant.customer(customer),
                                    Body.empty()
                                            .with("version", 0)
                                            .with("phone1", Unique.phone())
                                            .toString())
                    : tenant.system().put(tenant.identity(customer, name), "{\"password\":\"second_password\"}");
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);

            assertThat(answer(asked, device).status()).as(change).isEqualTo(401);
        }
    }

    @Test
    void aCodeRegistersNothingOnceAPasskeyIsThere() {
        addName();
        register(tenant.system(), device);
        verify();

        assertThat(Refusal.in(askWithCode()).inShort()).isEqualTo("401 USR905");
    }

    @Test
    void anotherCustomerAndAnotherTenantMayNotRegister() {
        addName();
        Eclipse.Person stranger = eclipse.person(PASSWORD);
        Api otherTenant = Tenancy.fresh(eclipse).system();

        Api otherCustomer = eclipse.api().as(eclipse.jwt(stranger.identity(), PASSWORD));

        for (Api somebody : List.of(otherCustomer, otherTenant)) {
            assertThat(askToRegister(somebody).code()).isEqualTo("USR905");
            assertThat(challenge(somebody).json().path("webAuthn").path("type").asString())
                    .isEqualTo("GET");
        }
    }

    @Test
    void tenMinutesAfterCreationRegisteringIsOverUntilTheTenantOpensItAgain() {
        addName();
        eclipse.sandbox().advance(Duration.ofMinutes(10).plusSeconds(1));
        tenant = Tenancy.sandbox(eclipse);

        assertThat(Refusal.in(askToRegister(tenant.system())).inShort()).isEqualTo("401 USR905");
        assertThat(challenge(tenant.system())
                        .json()
                        .path("webAuthn")
                        .path("type")
                        .asString())
                .isEqualTo("GET");
        assertThat(tenant.system().put(tenant.identity(customer, name), "{}").status())
                .isEqualTo(200);
        assertThat(register(tenant.system(), device).status()).isEqualTo(200);
    }

    @Test
    void itsOwnerRegistersAtAnyTimeAndTheOtherSessionsEnd() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        eclipse.sandbox().advance(Duration.ofMinutes(11));
        String own = eclipse.jwt(name, PASSWORD);
        String other = eclipse.jwt(name, PASSWORD);

        Answer registered = register(eclipse.api().as(own), device);

        assertThat(registered.status()).as(registered.toString()).isEqualTo(200);
        assertThat(eclipse.renew(own).status()).isEqualTo(200);
        assertThat(eclipse.renew(other).code()).isEqualTo("USR904");
        assertThat(eclipse.sandbox().awaitTextsTo(phone, 1))
                .containsExactly("Your way to sign in was changed. If that was not you, contact us at once.");
    }

    @Test
    void aSessionThatEndedMeanwhileRegistersNothing() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String own = eclipse.jwt(name, PASSWORD);
        Answer challenge = challenge(eclipse.api().as(own));
        eclipse.logout(own);

        assertThat(Refusal.in(answer(challenge, device)).inShort()).isEqualTo("401 USR905");
    }

    @Test
    void whoSignedInWithAPasskeyRegistersFurtherOnesAndOnlyThem() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String withPassword = eclipse.jwt(name, PASSWORD);
        register(eclipse.api().as(withPassword), device);
        assertThat(askToRegister(eclipse.api().as(withPassword)).code()).isEqualTo("USR905");
        Api own = eclipse.api().as(Eclipse.jwt(login(pass(show(device)))));
        SoftAuthenticator second = aDevice();

        Answer asked = askToRegister(own);
        JsonNode options = asked.json().path("webAuthn").path("publicKey");
        Answer registered = answer(asked, second.make(options));

        assertThat(options.path("excludeCredentials").findValuesAsString("id")).containsExactly(device.idText());
        assertThat(registered.status()).as(registered.toString()).isEqualTo(200);
        assertThat(login(pass(show(device))).status()).isEqualTo(200);
        assertThat(login(pass(show(second))).status()).isEqualTo(200);
        assertThat(passkeys(tenant.system())).hasSize(2);
    }

    // What it takes to sign in

    @Test
    void thePasswordAloneOpensNothingOnceAPasskeyIsRegistered() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        register(tenant.system(), device);

        Answer refused = eclipse.login(name, PASSWORD);

        assertThat(Refusal.in(refused).inShort()).isEqualTo("401 USR902");
        assertThat(login(pass(show(device)).with("password", PASSWORD)).status())
                .isEqualTo(200);
        assertThat(login(pass(show(device)).with("password", PASSWORD + "x")).code())
                .isEqualTo("USR002");
        assertThat(login(pass(show(device))).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatWasResetDoesNotGetAroundThePasskey() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        register(tenant.system(), device);

        eclipse.askForCode(name, "OTP");
        eclipse.sandbox().awaitCodeTo(phone);
        assertThat(eclipse.changePassword(name, "123456", "second_password").status())
                .isEqualTo(204);

        assertThat(eclipse.login(name, "second_password").code()).isEqualTo("USR902");
    }

    @Test
    void aTotpIsNeededBesideAPasskeyAndNeverInItsPlace() {
        Answer created =
                tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("totp", true));
        AuthenticatorApp app = AuthenticatorApp.opening(created.at("totpUri"));
        register(tenant.system(), device);
        String code = app.nextCode();

        assertThat(login(Body.identity(name, PASSWORD).with("totp", code)).code())
                .isEqualTo("USR902");
        Body pass = pass(show(device));
        assertThat(login(pass).code()).isEqualTo("USR901");
        assertThat(login(pass.with("totp", code)).status()).isEqualTo(200);
    }

    @Test
    void ofAKeyAndAPasskeyOneIsEnough() {
        KeyHolder holder = KeyHolder.with2048Bits();
        tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("base64EncodedPublicKey", holder.publicKey()));
        register(tenant.system(), device);
        Body credentials = Body.identity(name, PASSWORD);

        assertThat(login(credentials).code()).isEqualTo("USR902");
        assertThat(login(holder.answering(challenge(eclipse.api()), credentials))
                        .status())
                .isEqualTo(200);
        assertThat(login(pass(show(device)).with("password", PASSWORD)).status())
                .isEqualTo(200);
        assertThat(login(holder.answering(challenge(eclipse.api()), credentials.without("password")))
                        .code())
                .as("a key is one factor")
                .isEqualTo("USR002");
    }

    @Test
    void aStrangerWithoutThePasskeyLocksNobodyOut() {
        addName();
        register(tenant.system(), device);
        for (int i = 0; i < 6; i++) {
            login(Body.identity(name, "wrong_password"));
            answer(challenge(eclipse.api()), device.impostor());
            login(pass(show(device)).with("base64EncodedChallengeResponseSHA256", "A".repeat(44)));
        }

        assertThat(login(pass(show(device))).status()).isEqualTo(200);
    }

    // Several, and fewer

    @Test
    void passkeysAreListedAndRemovedOneByOne() {
        addName();
        register(tenant.system(), device);
        SoftAuthenticator second = aDevice();
        Api own = eclipse.api().as(Eclipse.jwt(login(pass(show(device)))));
        Answer asked = askToRegister(own);
        String named = Body.empty()
                .with("identity", name)
                .with("challengeId", asked.at("challengeId"))
                .with("name", "Work laptop")
                .with("credential", second.make(asked.json().path("webAuthn").path("publicKey")))
                .toString();
        assertThat(eclipse.api().post(CHALLENGES, named).status()).isEqualTo(200);

        List<JsonNode> listed = passkeys(own);
        assertThat(listed).extracting(one -> one.path("name").asString()).containsExactly("Passkey", "Work laptop");
        assertThat(listed).extracting(one -> one.has("lastUsed")).containsExactly(true, false);
        String first = listed.get(0).path("passkeyId").asString();
        Body pass = pass(show(device));

        assertThat(own.delete(path() + "/" + first).status()).isEqualTo(204);
        assertThat(login(pass).code()).as("a pass goes with its passkey").isEqualTo("USR002");
        assertThat(show(device).code()).isEqualTo("USR002");
        assertThat(login(pass(show(second))).status()).isEqualTo(200);
        assertThat(own.delete(path() + "/" + first).code()).isEqualTo("ARCH086");
    }

    @Test
    void aSessionOpenedWithThePasswordAloneMayNotRemoveAPasskey() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String withPassword = eclipse.jwt(name, PASSWORD);
        register(eclipse.api().as(withPassword), device);
        String one = path() + "/"
                + passkeys(tenant.system()).get(0).path("passkeyId").asString();

        assertThat(Refusal.in(eclipse.api().as(withPassword).delete(one)).inShort())
                .isEqualTo("403 SEC001");
        Api own = eclipse.api().as(Eclipse.jwt(login(pass(show(device)))));
        assertThat(own.delete(one).status()).isEqualTo(204);
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void onlyTheTenantTakesTheLastWayIn() {
        addName();
        register(tenant.system(), device);
        Api own = eclipse.api().as(Eclipse.jwt(login(pass(show(device)))));
        String one = path() + "/" + passkeys(own).get(0).path("passkeyId").asString();

        assertThat(Refusal.in(own.delete(one)).inShort()).isEqualTo("400 IAE002");
        assertThat(tenant.system().delete(one).status()).isEqualTo(204);
        assertThat(show(device).code()).isEqualTo("USR002");
    }

    // What an integrator does again and again

    private SoftAuthenticator aDevice() {
        return SoftAuthenticator.on("http://localhost:" + base().getPort());
    }

    private Answer addName() {
        Answer created = tenant.addIdentity(customer, Body.empty().with("identity", name));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        return created;
    }

    private Answer challenge(Api api) {
        return api.get(CHALLENGES + "?algorithm=" + KeyHolder.OAEP + "&identity=" + name);
    }

    private Answer askToRegister(Api api) {
        return api.get(CHALLENGES + "?webAuthn=CREATE&identity=" + name);
    }

    /** Has a code sent to the identity, which in the sandbox is always the same. */
    private void verify() {
        Answer requested = eclipse.api()
                .post(
                        "/global/verifications",
                        Body.empty().with("identity", name).toString());
        assertThat(requested.status()).as(requested.toString()).isEqualTo(204);
    }

    private Answer askWithCode() {
        return eclipse.api()
                .post(
                        CHALLENGES,
                        Body.empty()
                                .with("identity", name)
                                .with("otp", "123456")
                                .toString());
    }

    private JsonNode options(Api api) {
        return challenge(api).json().path("webAuthn").path("publicKey");
    }

    private Answer register(Api who, SoftAuthenticator with) {
        Answer challenge = challenge(who);
        assertThat(challenge.json().path("webAuthn").path("type").asString())
                .as(challenge.toString())
                .isEqualTo("CREATE");
        return answer(challenge, with);
    }

    private Answer show(SoftAuthenticator with) {
        return answer(challenge(eclipse.api()), with);
    }

    private Answer answer(Answer challenge, SoftAuthenticator with) {
        return eclipse.api().post(CHALLENGES, answerTo(challenge, with));
    }

    private Answer answer(Answer challenge, Map<String, Object> credential) {
        return eclipse.api().post(CHALLENGES, answerTo(challenge, credential));
    }

    private String answerTo(Answer challenge, SoftAuthenticator with) {
        JsonNode part = challenge.json().path("webAuthn");
        boolean create = part.path("type").asString().equals("CREATE");
        return answerTo(challenge, create ? with.make(part.path("publicKey")) : with.show(part.path("publicKey")));
    }

    private String answerTo(Answer challenge, Map<String, Object> credential) {
        return Body.empty()
                .with("identity", name)
                .with("challengeId", challenge.at("challengeId"))
                .with("credential", credential)
                .toString();
    }

    /** The body of a login with the two values and without a password. */
    private Body pass(Answer answered) {
        assertThat(answered.status()).as(answered.toString()).isEqualTo(200);
        Body body = Body.empty().with("identity", name);
        for (String value : List.of("base64EncodedChallengeSHA256", "base64EncodedChallengeResponseSHA256")) {
            body = body.with(value, answered.at(value));
        }
        return body;
    }

    private Answer login(Body body) {
        return eclipse.api().post("/authentication/login", body.toString());
    }

    private String path() {
        return tenant.identity(customer, name) + "/passkeys";
    }

    private List<JsonNode> passkeys(Api api) {
        Answer listed = api.get(path());
        assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
        return StreamSupport.stream(listed.json().spliterator(), false).toList();
    }

    private static List<String> allowed(Answer challenge) {
        return challenge
                .json()
                .path("webAuthn")
                .path("publicKey")
                .path("allowCredentials")
                .findValuesAsString("id");
    }

    /** All paths of members, without what differs from one to the next anyway. */
    private static List<String> shape(JsonNode node) {
        List<String> paths = new ArrayList<>();
        collect("", node, paths);
        return paths.stream().distinct().toList();
    }

    private static void collect(String path, JsonNode node, List<String> paths) {
        paths.add(path);
        if (node.isArray()) {
            Stream.of(node.path(0)).forEach(first -> collect(path + "[]", first, paths));
            return;
        }
        node.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), paths));
    }
}
