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
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a key beside the password (2.5; rows 1 and 2), and who may change the key (rows 7, 9 and 10). */
class ClientKeyIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final KeyHolder OWNER = KeyHolder.with2048Bits();
    private static final KeyHolder SOMEBODY_ELSE = KeyHolder.with2048Bits();
    private static final int CHALLENGES_A_MINUTE = 300;

    private Eclipse eclipse;
    private Tenancy tenant;
    private String phone;
    private long customer;
    private String name;

    @BeforeEach
    void anIdentityWithAKey() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        phone = Unique.phone();
        customer = tenant.newCustomer(Body.empty().with("phone1", phone));
        name = Unique.text();
        Answer created = tenant.addIdentity(customer, withKey(name, OWNER));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        assertThat(created.json().path("hasPublicKey").asBoolean()).isTrue();
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    // Signing in

    @ParameterizedTest
    @ValueSource(strings = {KeyHolder.OAEP, KeyHolder.SIGNATURE})
    void theOwnerOfTheKeySignsIn(String algorithm) {
        Answer challenge = challenge(name, algorithm);

        assertThat(login(OWNER.answering(challenge, credentials())).status()).isEqualTo(200);
    }

    @Test
    void aChallengeMayBeNamedByTheHashOfItsText() {
        Answer challenge = challenge(name, KeyHolder.OAEP);

        assertThat(login(OWNER.answeringText(challenge, credentials())).status())
                .isEqualTo(200);
    }

    @Test
    void thePasswordAloneOpensNothingAndTheRefusalSaysWhatIsMissing() {
        Answer refused = login(credentials());

        assertThat(Refusal.in(refused).inShort()).isEqualTo("401 USR902");
        assertThat(refused.text()).doesNotContain("Bearer");
    }

    @Test
    void theKeyAloneOpensNothing() {
        Body wrongPassword = Body.identity(name, PASSWORD + "x");

        Answer refused = login(OWNER.answering(challenge(name, KeyHolder.OAEP), wrongPassword));

        assertThat(Refusal.in(refused).inShort()).isEqualTo("401 USR002");
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyHolder.OAEP, KeyHolder.SIGNATURE})
    void anAnswerOpensOnce(String algorithm) {
        Body answer = OWNER.answering(challenge(name, algorithm), credentials());
        login(answer);

        assertThat(Refusal.in(login(answer)).inShort()).isEqualTo("401 USR002");
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyHolder.OAEP, KeyHolder.SIGNATURE})
    void ofTwentyWithOneAnswerOneSignsIn(String algorithm) {
        Body answer = OWNER.answering(challenge(name, algorithm), credentials());

        List<Integer> statuses = Crowd.statuses(20, () -> login(answer));

        assertThat(statuses).isSubsetOf(200, 401).containsOnlyOnce(200);
    }

    @Test
    void aWrongAnswerUsesTheChallengeUp() {
        Answer challenge = challenge(name, KeyHolder.SIGNATURE);
        Body wrong = SOMEBODY_ELSE.answering(challenge, credentials());

        assertThat(Refusal.in(login(wrong)).inShort()).isEqualTo("401 USR002");
        assertThat(Refusal.in(login(OWNER.answering(challenge, credentials()))).inShort())
                .isEqualTo("401 USR002");
    }

    @Test
    void whoDoesNotKnowThePasswordCannotUseAChallengeUp() {
        Answer challenge = challenge(name, KeyHolder.SIGNATURE);
        login(SOMEBODY_ELSE.answering(challenge, Body.identity(name, PASSWORD + "x")));

        assertThat(login(OWNER.answering(challenge, credentials())).status()).isEqualTo(200);
    }

    @Test
    void aChallengeIsGoodForTwoMinutes() {
        Answer challenge = challenge(name, KeyHolder.OAEP);
        Instant expires = Instant.parse(challenge.at("expires"));

        assertThat(Duration.between(eclipse.sandbox().now(), expires))
                .isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
        assertThat(challenge.json().path("expiresEpochSecs").asLong()).isEqualTo(expires.getEpochSecond());
        eclipse.sandbox().advance(Duration.ofSeconds(121));
        assertThat(Refusal.in(login(OWNER.answering(challenge, credentials()))).inShort())
                .isEqualTo("401 USR002");
    }

    @Test
    void aChallengeOpensOnlyTheIdentityItWasAskedFor() {
        String other = Unique.text();
        tenant.addIdentity(customer, withKey(other, OWNER));
        Answer challenge = challenge(other, KeyHolder.OAEP);

        assertThat(Refusal.in(login(OWNER.answering(challenge, credentials()))).inShort())
                .isEqualTo("401 USR002");
        assertThat(login(OWNER.answering(challenge, Body.identity(other, PASSWORD)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fiveWrongAnswersLockTheKeyAndNoRightPasswordClearsThem() {
        for (int i = 0; i < 5; i++) {
            login(SOMEBODY_ELSE.answering(challenge(name, KeyHolder.SIGNATURE), credentials()));
            assertThat(login(credentials()).code()).isEqualTo("USR902");
        }

        assertThat(login(OWNER.answering(challenge(name, KeyHolder.OAEP), credentials()))
                        .code())
                .isEqualTo("USR002");
        eclipse.sandbox().advance(Duration.ofMinutes(31));
        assertThat(login(OWNER.answering(challenge(name, KeyHolder.OAEP), credentials()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anIdentityWithAKeyAndATotpNeedsBoth() {
        String both = Unique.text();
        Answer created = tenant.addIdentity(customer, withKey(both, OWNER).with("totp", true));
        AuthenticatorApp app = AuthenticatorApp.opening(created.at("totpUri"));
        Body credentials = Body.identity(both, PASSWORD);
        String code = app.nextCode();

        assertThat(login(credentials).code()).isEqualTo("USR902");
        assertThat(login(credentials.with("totp", code)).code()).isEqualTo("USR902");
        Body answer = OWNER.answering(challenge(both, KeyHolder.OAEP), credentials);
        assertThat(login(answer).code()).isEqualTo("USR901");
        assertThat(login(answer.with("totp", code)).status())
                .as("what came too early was not used up")
                .isEqualTo(200);
    }

    @Test
    void membersOfALoginThatDoNotBelongTogetherAreNamed() {
        Body answer = OWNER.answering(challenge(name, KeyHolder.OAEP), credentials());

        assertThat(Refusal.in(login(answer.without("base64EncodedChallengeSHA256")))
                        .description())
                .isEqualTo("base64EncodedChallengeSHA256 must not be null beside a response");
        assertThat(Refusal.in(login(answer.with("base64EncodedChallengeSignature", "AAAA")))
                        .inShort())
                .isEqualTo("400 VAL001");
        assertThat(Refusal.in(login(answer.with("base64EncodedChallengeResponseSHA256", "A".repeat(43))))
                        .inShort())
                .isEqualTo("400 VAL001");
        Body signature = answer.without("base64EncodedChallengeResponseSHA256")
                .with("base64EncodedChallengeSignature", "not base64!");
        assertThat(Refusal.in(login(signature)).description())
                .isEqualTo("base64EncodedChallengeSignature must be base64");
    }

    // Challenges

    @Test
    void getAndPostGiveTheSameMembers() {
        Answer byGet = challenge(name, KeyHolder.SIGNATURE);
        Answer byPost = eclipse.api()
                .post(
                        "/authentication/login-challenges",
                        Body.empty()
                                .with("identity", name)
                                .with("algorithm", KeyHolder.SIGNATURE)
                                .toString());

        assertThat(byPost.json().propertyNames())
                .isEqualTo(byGet.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "challengeId",
                        "algorithm",
                        "base64EncodedChallenge",
                        "expires",
                        "expiresEpochSecs",
                        "webAuthn");
        assertThat(login(OWNER.answering(byPost, credentials())).status()).isEqualTo(200);
    }

    @Test
    void withoutAnAlgorithmTheChallengeIsToBeDecrypted() {
        Answer challenge = eclipse.api().get("/authentication/login-challenges?identity=" + name);

        assertThat(challenge.at("algorithm")).isEqualTo(KeyHolder.OAEP);
        assertThat(login(OWNER.answering(challenge, credentials())).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNameWithoutAKeyIsAskedInTheSameWay(boolean known) {
        String keyless = Unique.text();
        if (known) {
            tenant.addIdentity(customer, Body.identity(keyless, PASSWORD));
        }

        Answer first = challenge(keyless, KeyHolder.OAEP);
        Answer second = challenge(keyless.toUpperCase(), KeyHolder.OAEP);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().propertyNames())
                .isEqualTo(challenge(name, KeyHolder.OAEP).json().propertyNames());
        assertThat(bits(first)).isIn(2048, 3072, 4096).isEqualTo(bits(second));
        assertThat(first.at("base64EncodedChallenge")).isNotEqualTo(second.at("base64EncodedChallenge"));
    }

    @Test
    void aChallengeHasTheSizeOfTheKey() {
        assertThat(bits(challenge(name, KeyHolder.OAEP))).isEqualTo(2048);
        assertThat(bits(challenge(name, KeyHolder.SIGNATURE))).isEqualTo(256);
    }

    @Test
    void questionsThatNobodyUnderstandsAreNamed() {
        Api api = eclipse.api().below("/authentication/login-challenges");

        assertThat(Refusal.in(api.get("")).description()).isEqualTo("identity must not be null");
        assertThat(Refusal.in(api.get("?identity=x")).description())
                .isEqualTo("identity size must be between 3 and 40");
        assertThat(Refusal.in(api.get("?identity=abc&algorithm=RSA")).description())
                .isEqualTo("algorithm must be " + KeyHolder.OAEP + " or " + KeyHolder.SIGNATURE);
        assertThat(Refusal.in(api.post("", "{}")).inShort()).isEqualTo("400 VAL001");
        assertThat(Refusal.in(api.get("?identity=abc&clientChallenge=!")).description())
                .isEqualTo("clientChallenge must be base64");
    }

    @Test
    void aClientChallengeIsNotOfferedWithoutAKeyOfOurOwn() {
        Answer refused = eclipse.api()
                .get("/authentication/login-challenges?identity=" + name + "&clientChallenge=" + "A".repeat(344));

        assertThat(Refusal.in(refused).inShort()).isEqualTo("400 IAE002");
        assertThat(Refusal.in(refused).description()).isEqualTo("clientChallenge is not offered by this server");
    }

    @Test
    void whoAsksTooOftenWaitsAndHindersNobodyElse() {
        Eclipse stranger = eclipse.from(Eclipse.anyAddress());
        String path = "/authentication/login-challenges?algorithm=" + KeyHolder.SIGNATURE + "&identity=" + name;
        eclipse.sandbox().advanceToTheNextHour();
        Answer before = challenge(name, KeyHolder.OAEP);

        Answer refused = IntStream.rangeClosed(0, 2 * CHALLENGES_A_MINUTE)
                .mapToObj(i -> stranger.api().get(path))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(Refusal.in(refused).inShort()).isEqualTo("429 RLT001");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(login(OWNER.answering(before, credentials())).status()).isEqualTo(200);
        Answer after = challenge(name, KeyHolder.OAEP);
        assertThat(login(OWNER.answering(after, credentials())).status()).isEqualTo(200);
    }

    // Whose key it is

    @ParameterizedTest
    @ValueSource(strings = {"1111", "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ"})
    void aKeyThatIsNoneIsRefusedAndNothingIsMade(String start) {
        String other = Unique.text();
        Body body = Body.identity(other, PASSWORD).with("base64EncodedPublicKey", start + "A".repeat(200));

        Refusal refusal = Refusal.in(tenant.addIdentity(customer, body));

        assertThat(refusal.inShort()).isEqualTo("400 IAE002");
        assertThat(refusal.description()).startsWith("base64EncodedPublicKey must be");
        assertThat(login(Body.identity(other, PASSWORD)).code()).isEqualTo("USR002");
    }

    @Test
    void theEmptyTextOfThePrintedCommandIsTooShort() {
        Body body = Body.identity(Unique.text(), PASSWORD).with("base64EncodedPublicKey", "");

        assertThat(Refusal.in(tenant.addIdentity(customer, body)).description())
                .isEqualTo("base64EncodedPublicKey size must be between 100 and 2000");
    }

    @Test
    void aKeyIsAddedLaterAndEndsTheOtherSessions() {
        String later = Unique.text();
        tenant.addIdentity(customer, Body.identity(later, PASSWORD));
        String own = eclipse.jwt(later, PASSWORD);
        String other = eclipse.jwt(later, PASSWORD);

        Answer changed = eclipse.api()
                .as(own)
                .put(
                        tenant.identity(customer, later),
                        Body.empty()
                                .with("base64EncodedPublicKey", OWNER.publicKey())
                                .toString());

        assertThat(changed.json().path("hasPublicKey").asBoolean()).isTrue();
        assertThat(eclipse.renew(own).status()).isEqualTo(200);
        assertThat(eclipse.renew(other).code()).isEqualTo("USR904");
        assertThat(eclipse.login(later, PASSWORD).code()).isEqualTo("USR902");
        assertThat(eclipse.sandbox().awaitTextsTo(phone, 1))
                .containsExactly("Your way to sign in was changed. If that was not you, contact us at once.");
    }

    @Test
    void aSessionOpenedWithoutTheKeyMayNeitherReplaceNorRemoveIt() {
        String later = Unique.text();
        tenant.addIdentity(customer, Body.identity(later, PASSWORD));
        Api own = eclipse.api().as(eclipse.jwt(later, PASSWORD));
        String path = tenant.identity(customer, later);
        own.put(
                path,
                Body.empty().with("base64EncodedPublicKey", OWNER.publicKey()).toString());

        assertGuarded(own, path);
        assertThat(eclipse.login(later, PASSWORD).code()).isEqualTo("USR902");
    }

    @Test
    void anotherIdentityOfTheCustomerMayNotGetRidOfTheKey() {
        String second = Unique.text();
        tenant.addIdentity(customer, Body.identity(second, PASSWORD));
        Api sibling = eclipse.api().as(eclipse.jwt(second, PASSWORD));

        assertGuarded(sibling, tenant.identity(customer, name));
        assertThat(login(OWNER.answering(challenge(name, KeyHolder.OAEP), credentials()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSessionOpenedWithTheKeyReplacesIt() {
        Answer before = challenge(name, KeyHolder.OAEP);
        Api own = eclipse.api().as(Eclipse.jwt(login(OWNER.answering(challenge(name, KeyHolder.OAEP), credentials()))));

        Answer changed = own.put(
                tenant.identity(customer, name),
                Body.empty()
                        .with("base64EncodedPublicKey", SOMEBODY_ELSE.publicKey())
                        .toString());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(login(OWNER.answering(before, credentials())).code())
                .as("a challenge for the old key")
                .isEqualTo("USR002");
        assertThat(login(SOMEBODY_ELSE.answering(challenge(name, KeyHolder.OAEP), credentials()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theTenantMayRemoveAKey() {
        Answer changed = tenant.system()
                .put(
                        tenant.identity(customer, name),
                        Body.empty().with("hasPublicKey", false).toString());

        assertThat(changed.json().path("hasPublicKey").asBoolean(true)).isFalse();
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theSameKeyAgainChangesNothing() {
        String session = Eclipse.jwt(login(OWNER.answering(challenge(name, KeyHolder.OAEP), credentials())));

        Answer changed = tenant.system()
                .put(
                        tenant.identity(customer, name),
                        Body.empty()
                                .with("base64EncodedPublicKey", OWNER.publicKey())
                                .with("hasPublicKey", true)
                                .toString());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(eclipse.renew(session).status()).isEqualTo(200);
        assertThat(eclipse.sandbox().textsTo(phone)).isEmpty();
    }

    @Test
    void aKeyThatIsGivenAndTakenAwayAtOnceIsNoWish() {
        Answer refused = tenant.system()
                .put(
                        tenant.identity(customer, name),
                        Body.empty()
                                .with("base64EncodedPublicKey", OWNER.publicKey())
                                .with("hasPublicKey", false)
                                .toString());

        assertThat(Refusal.in(refused).description()).isEqualTo("hasPublicKey must not be false where a key is given");
    }

    @Test
    void aPasswordResetDoesNotRemoveTheKey() {
        eclipse.askForCode(name, "OTP");
        eclipse.sandbox().awaitTextsTo(phone, 1);

        assertThat(eclipse.changePassword(name, "123456", "second_password").status())
                .isEqualTo(204);

        assertThat(eclipse.login(name, "second_password").code()).isEqualTo("USR902");
    }

    private void assertGuarded(Api caller, String path) {
        List<Answer> answers = List.of(
                caller.put(
                        path,
                        Body.empty()
                                .with("base64EncodedPublicKey", SOMEBODY_ELSE.publicKey())
                                .toString()),
                caller.put(path, Body.empty().with("hasPublicKey", false).toString()),
                caller.put(path, Body.empty().with("totp", true).toString()),
                caller.delete(path));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(Refusal.in(answer).inShort()).isEqualTo("403 SEC001");
            assertThat(Refusal.in(answer).description()).startsWith("The identity has a key, a passkey or a TOTP");
        });
    }

    private static Body withKey(String name, KeyHolder holder) {
        return Body.identity(name, PASSWORD).with("base64EncodedPublicKey", holder.publicKey());
    }

    private Body credentials() {
        return Body.identity(name, PASSWORD);
    }

    private Answer challenge(String identity, String algorithm) {
        return eclipse.api().get("/authentication/login-challenges?identity=" + identity + "&algorithm=" + algorithm);
    }

    private Answer login(Body body) {
        return eclipse.api().post("/authentication/login", body.toString());
    }

    private static int bits(Answer challenge) {
        return Base64.getDecoder().decode(challenge.at("base64EncodedChallenge")).length * Byte.SIZE;
    }
}
