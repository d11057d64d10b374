package gatehouse.contract.eclipse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Identities of a customer (rows 7 to 10), with a password. */
class IdentitiesIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final String DATE_AND_TIME = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z";
    /** A well-formed BCrypt string; nobody knows of what. */
    private static final String SOME_BCRYPT = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private Eclipse eclipse;
    private Tenancy tenant;
    private String phone;
    private long customer;
    private String name;

    @BeforeEach
    void aCustomerAndANameThatIsFree() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        phone = Unique.phone();
        customer = tenant.newCustomer(Body.empty().with("phone1", phone));
        name = Unique.text();
    }

    // Creation

    @Test
    void anIdentityIsShownWithoutItsPasswordAndSignsIn() {
        Answer created = tenant.addIdentity(customer, Body.identity(name, PASSWORD));

        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "identity", "tenantId", "customerId", "hasPublicKey", "totp", "webAuthn", "created");
        assertThat(created.at("identity")).isEqualTo(name);
        assertThat(created.json().path("tenantId").asLong()).isEqualTo(Eclipse.TENANT);
        assertThat(created.json().path("customerId").asLong()).isEqualTo(customer);
        assertThat(created.at("created")).matches(DATE_AND_TIME);
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
        assertThat(eclipse.login(name, PASSWORD + "x").code()).isEqualTo("USR002");
    }

    @Test
    void theNameIsKeptAsTypedAndComparedWithoutRegardToCase() {
        String typed = name.toUpperCase();

        assertThat(tenant.addIdentity(customer, Body.identity(typed, PASSWORD)).at("identity"))
                .isEqualTo(typed);

        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aNameIsNeeded() {
        assertThat(refused(Body.empty().with("password", PASSWORD)).description())
                .isEqualTo("identity must not be null");
    }

    @Test
    void aNameIsEnoughForAnIdentityThatWillHaveAPasskey() {
        Answer created = tenant.addIdentity(customer, Body.empty().with("identity", name));

        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        assertThat(created.json().path("webAuthn").asBoolean()).isFalse();
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
    }

    @ParameterizedTest
    @CsvSource({"totp, true", "expires, 2030-01-01T00:00:00Z"})
    void whatGoesWithAPasswordNeedsOne(String member, String value) {
        Body body = Body.empty().with("identity", name).with(member, value.equals("true") ? (Object) true : value);

        assertThat(refused(body).description()).isEqualTo("password must not be null");
    }

    @ParameterizedTest
    @CsvSource({
        "otp, 6",
    })
    void otherFactorsAreNotHereYetAndTheRefusalNamesTheMember(String member, int length) {
        Refusal refusal = refused(Body.identity(name, PASSWORD).with(member, "1".repeat(length)));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo(member + " is not supported by this version");
        assertThat(eclipse.login(name, PASSWORD).code())
                .as("nothing was created")
                .isEqualTo("USR002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"totp", "requireTotp", "totpRequired"})
    void totpIsTakenUnderEachOfItsNames(String member) {
        assertThat(tenant.addIdentity(customer, Body.identity(name, PASSWORD).with(member, true))
                        .at("totpUri"))
                .startsWith("otpauth://totp/");
        assertThat(tenant.addIdentity(
                                customer, Body.identity(Unique.text(), PASSWORD).with(member, false))
                        .at("totpUri"))
                .as("not asking for it is fine")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cap", "Cap", "ｃａｐ"})
    void lookalikesOfTheReservedNameAreRefused(String lookalike) {
        assertThat(refused(Body.identity(lookalike, PASSWORD)).inShort()).isEqualTo("400 IAE002");
    }

    @Test
    void anUnknownCustomerHasNoIdentities() {
        long nobody = Long.MAX_VALUE;

        assertThat(Refusal.in(tenant.addIdentity(nobody, Body.identity(name, PASSWORD)))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(tenant.system().get(tenant.identities(nobody))).inShort())
                .isEqualTo("404 ARCH086");
    }

    // Names

    @Test
    void namesAreCountedInCodePoints() {
        String longest = "😀".repeat(40 - name.length()) + name;

        assertThat(refused(Body.identity("ab", PASSWORD)).inShort()).isEqualTo("400 VAL001");
        assertThat(refused(Body.identity("😀😀", PASSWORD)).inShort()).isEqualTo("400 VAL001");
        assertThat(refused(Body.identity("😀".repeat(41), PASSWORD)).description())
                .isEqualTo("identity size must be between 3 and 40");
        assertThat(tenant.addIdentity(customer, Body.identity(longest, PASSWORD))
                        .status())
                .isEqualTo(200);
        assertThat(eclipse.login(longest, PASSWORD).status()).isEqualTo(200);
    }

    /** Each of these characters becomes eighteen when names are compared. */
    @Test
    void aNameThatGrowsTooLongForComparisonIsRefused() {
        assertThat(refused(Body.identity("\ufdfa".repeat(40), PASSWORD)).inShort())
                .isEqualTo("400 VAL001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "a;b", "a%b", "a?b", "a#b", " ab", "ab ", "\u3000ab", "a\tb", "a\u200db"})
    void charactersThatCannotStandInAPathAreRefused(String bad) {
        Refusal refusal = refused(Body.identity(bad, PASSWORD));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).startsWith("identity must have 3 to 40 characters, none of them");
    }

    @Test
    void anEncodedSlashInThePathIsPartOfTheNameAndRefusedAsSuch() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));

        Answer answer = tenant.system().delete(tenant.identities(customer) + "/x%2F" + name);

        assertThat(Refusal.in(answer).description()).startsWith("identity must have 3 to 40 characters");
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aNameIsTakenForAllTenantsAndInEveryCase() {
        Tenancy other = Tenancy.fresh(eclipse);
        long theirs = other.newCustomer(Body.empty());
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));

        assertThat(refused(Body.identity(name, PASSWORD)).inShort()).isEqualTo("400 IAE002");
        assertThat(refused(Body.identity(name.toUpperCase(), PASSWORD)).inShort())
                .isEqualTo("400 IAE002");
        Answer elsewhere = other.addIdentity(theirs, Body.identity(name, "correct horse battery"));
        assertThat(Refusal.in(elsewhere).inShort()).isEqualTo("400 IAE002");
        assertThat(Refusal.in(elsewhere).description()).isEqualTo("The identity is reserved or in use already");
    }

    /** Imported passwords need no hashing, so that nothing keeps the ten apart. */
    @Test
    void ofTenWhoWantOneNameAtOnceOneGetsIt() {
        Body wish = Body.identity(name, SOME_BCRYPT);

        List<Answer> answers = Crowd.of(10, () -> tenant.addIdentity(customer, wish));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(answer -> Refusal.in(answer).inShort())
                .isSubsetOf("400 IAE002");
        assertThat(names()).containsExactly(name);
    }

    // Passwords that somebody else hashed

    @ParameterizedTest
    @CsvSource({"2a, 10", "2b, 12", "2y, 14"})
    void anImportedBCryptStringTakesTheClearTextAndNeverItself(String version, int cost) {
        String bcrypt = bcrypt(version, cost);

        assertThat(tenant.addIdentity(customer, Body.identity(name, bcrypt)).status())
                .isEqualTo(200);

        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
        assertThat(eclipse.login(name, bcrypt).code()).isEqualTo("USR002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$09$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$2b$15$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhW",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWyy",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhW!",
                "$2x$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$2$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                " $2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
            })
    void otherBCryptStringsAreRefusedAndNeverTakenForClearText(String bcrypt) {
        assertThat(refused(Body.identity(name, bcrypt)).inShort()).isEqualTo("400 IAE002");

        assertThat(eclipse.login(name, bcrypt).code()).isEqualTo("USR002");
    }

    @Test
    void aTenantChangesThePasswordToAnImportedOne() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String another = OpenBSDBCrypt.generate("2y", "second_password".toCharArray(), salt(), 10);

        assertThat(change(Body.empty().with("password", another)).status()).isEqualTo(200);

        assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
    }

    @Test
    void aCustomerImportsNothing() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        Tenancy self = new Tenancy(Eclipse.TENANT, eclipse.api().as(eclipse.jwt(name, PASSWORD)));

        Answer creation = self.addIdentity(customer, Body.identity(Unique.text(), SOME_BCRYPT));
        Answer change = self.system()
                .put(
                        self.identity(customer, name),
                        Body.empty().with("password", SOME_BCRYPT).toString());

        assertThat(Refusal.in(creation).inShort()).isEqualTo("400 IAE002");
        assertThat(Refusal.in(change).inShort()).isEqualTo("400 IAE002");
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordChangeImportsNothing() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        requestCode();

        assertThat(Refusal.in(answerCode(SOME_BCRYPT)).inShort()).isEqualTo("400 IAE002");

        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
        assertThat(answerCode("second_password").status())
                .as("the code is still good")
                .isEqualTo(204);
    }

    // authLockedAfter

    @Test
    void anIdentityMayBeLockedFromTheStart() {
        Answer created = tenant.addIdentity(
                customer, Body.identity(name, PASSWORD).with("authLockedAfter", "2020-01-31T08:30:00+02:00"));

        assertThat(created.at("authLockedAfter")).isEqualTo("2020-01-31T06:30:00.000Z");
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
    }

    @Test
    void afterItsLastMomentAnIdentityOpensNothing() {
        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            lockedAfter(time.now().plus(Duration.ofMinutes(2)));
            String jwt = eclipse.jwt(name, PASSWORD);
            requestCode();

            time.advance(Duration.ofMinutes(3));

            assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
            assertThat(Refusal.in(renew(jwt)).status()).isEqualTo(401);
            assertThat(eclipse.api().as(jwt).get(tenant.customer(customer)).status())
                    .isEqualTo(401);
            assertThat(Refusal.in(answerCode("second_password")).inShort()).isEqualTo("400 USR007");
        }
    }

    @Test
    void afterItsLastMomentATenantCanOnlyReopenItWithALaterOne() {
        lockedAfter(Instant.now().minusSeconds(1));

        Answer without = change(Body.empty().with("password", "second_password"));
        Answer with = change(Body.empty()
                .with("password", "second_password")
                .with("authLockedAfter", Instant.now().plusSeconds(3600)));

        assertThat(Refusal.in(without).inShort()).isEqualTo("400 IAE002");
        assertThat(with.status()).isEqualTo(200);
        assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
    }

    @Test
    void aPasswordChangeBeforeTheLastMomentMakesTheIdentityALastingOne() {
        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            lockedAfter(time.now().plus(Duration.ofMinutes(2)));
            requestCode();
            assertThat(answerCode("second_password").status()).isEqualTo(204);

            time.advance(Duration.ofMinutes(3));

            assertThat(shown().has("authLockedAfter")).isFalse();
            assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
        }
    }

    @Test
    void aPasswordThatATenantSetsClearsTheLastMomentUnlessOneComesWithIt() {
        Instant moment = Instant.parse("2090-01-31T08:30:00Z");
        lockedAfter(moment);

        Answer kept =
                change(Body.empty().with("password", "second_password").with("authLockedAfter", moment.plusSeconds(1)));
        Answer cleared = change(Body.empty().with("password", "third_password"));

        assertThat(kept.at("authLockedAfter")).isEqualTo("2090-01-31T08:30:01.000Z");
        assertThat(cleared.json().has("authLockedAfter")).isFalse();
    }

    // expires

    @ParameterizedTest
    @ValueSource(strings = {"expires", "passwordExpires"})
    void anExpiredPasswordOpensNothingButItsOwnChange(String member) {
        Answer created =
                tenant.addIdentity(customer, Body.identity(name, PASSWORD).with(member, "2020-01-31T08:30:00.123456Z"));

        assertThat(created.at("expires")).isEqualTo("2020-01-31T08:30:00.123Z");
        assertThat(Refusal.in(eclipse.login(name, PASSWORD)).inShort()).isEqualTo("401 USR903");
        assertThat(eclipse.login(name, PASSWORD + "x").code())
                .as("only who knows the password learns that it has expired")
                .isEqualTo("USR002");
        requestCode();
        assertThat(answerCode("second_password").status()).isEqualTo(204);
        assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
        assertThat(shown().has("expires")).isFalse();
    }

    @Test
    void aPasswordExpiresAtItsMomentAndNotBefore() {
        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            tenant.addIdentity(
                    customer,
                    Body.identity(name, PASSWORD).with("expires", time.now().plus(Duration.ofMinutes(2))));
            assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);

            time.advance(Duration.ofMinutes(3));

            assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR903");
        }
    }

    // List, change, delete

    @Test
    void theListHasAllIdentitiesAndNoSecret() {
        String second = Unique.text();
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        tenant.addIdentity(customer, Body.identity(second, SOME_BCRYPT));

        Answer list = tenant.system().get(tenant.identities(customer));

        assertThat(list.status()).isEqualTo(200);
        assertThat(names()).containsExactly(name, second);
        assertThat(list.text()).doesNotContain("password", "secret", PASSWORD, "$2");
    }

    @Test
    void aCustomerWithoutIdentitiesHasAnEmptyList() {
        assertThat(tenant.system().get(tenant.identities(customer)).text()).isEqualTo("[]");
    }

    @Test
    void whatAChangeDoesNotNameStays() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("expires", "2090-01-31T08:30:00Z"));

        Answer changed = change(Body.empty().with("authLockedAfter", "2091-01-31T08:30:00Z"));

        assertThat(changed.at("expires")).isEqualTo("2090-01-31T08:30:00.000Z");
        assertThat(changed.at("authLockedAfter")).isEqualTo("2091-01-31T08:30:00.000Z");
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aPasswordThatATenantSetsEndsTheSessionsOfTheOld() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String jwt = eclipse.jwt(name, PASSWORD);

        change(Body.empty().with("password", "second_password"));

        assertThat(eclipse.api().as(jwt).get(tenant.customer(customer)).status())
                .isEqualTo(401);
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
        assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
    }

    @Test
    void whoChangesTheOwnPasswordGoesOn() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String other = eclipse.jwt(name, PASSWORD);
        String own = eclipse.jwt(name, PASSWORD);

        Answer changed = eclipse.api()
                .as(own)
                .put(
                        tenant.identity(customer, name),
                        Body.empty().with("password", "second_password").toString());

        assertThat(changed.status()).isEqualTo(200);
        assertThat(eclipse.api().as(own).get(tenant.customer(customer)).status())
                .isEqualTo(200);
        assertThat(eclipse.api().as(other).get(tenant.customer(customer)).status())
                .isEqualTo(401);
    }

    @Test
    void anIdentityIsNotRenamed() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));

        Answer renamed = change(Body.empty().with("identity", Unique.text()));

        assertThat(Refusal.in(renamed).description())
                .isEqualTo("identity must be the name in the path: an identity is not renamed");
        assertThat(change(Body.empty().with("identity", name.toUpperCase())).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsDeletedIsGoneWithItsSessionsAndItsNameIsFree() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        String jwt = eclipse.jwt(name, PASSWORD);

        Answer deleted = tenant.system().delete(tenant.identity(customer, name));

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(eclipse.api().as(jwt).get(tenant.customer(customer)).status())
                .isEqualTo(401);
        assertThat(renew(jwt).code()).isEqualTo("USR904");
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");
        assertThat(Refusal.in(tenant.system().delete(tenant.identity(customer, name)))
                        .inShort())
                .isEqualTo("404 ARCH086");
        long other = tenant.newCustomer(Body.empty());
        assertThat(tenant.addIdentity(other, Body.identity(name, "second_password"))
                        .status())
                .isEqualTo(200);
        assertThat(eclipse.login(name, "second_password").status()).isEqualTo(200);
    }

    /** Whoever guessed at the old owner's password must not lock out the new owner. */
    @Test
    void theNewOwnerOfANameDoesNotInheritTheFailuresOfTheOld() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        for (int failure = 0; failure < 5; failure++) {
            eclipse.login(name, "wrong_password");
        }
        assertThat(eclipse.login(name, PASSWORD).code()).isEqualTo("USR002");

        tenant.system().delete(tenant.identity(customer, name));
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));

        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theIdentityOfAnotherCustomerIsNotFound() {
        tenant.addIdentity(customer, Body.identity(name, PASSWORD));
        long other = tenant.newCustomer(Body.empty());
        String path = tenant.identity(other, name);

        assertThat(Refusal.in(tenant.system().put(path, "{\"password\":\"second_password\"}"))
                        .inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(tenant.system().delete(path)).inShort()).isEqualTo("404 ARCH086");
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    private Refusal refused(Body body) {
        return Refusal.in(tenant.addIdentity(customer, body));
    }

    private void lockedAfter(Instant moment) {
        Answer created =
                tenant.addIdentity(customer, Body.identity(name, PASSWORD).with("authLockedAfter", moment));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
    }

    private Answer change(Body body) {
        return tenant.system().put(tenant.identity(customer, name), body.toString());
    }

    private Answer renew(String jwt) {
        return eclipse.api()
                .post("/authentication/renew", Body.empty().with("jwt", jwt).toString());
    }

    private void requestCode() {
        Answer requested =
                eclipse.api().post("/global/identities/" + name + "/password-change-init", "{\"type\":\"OTP\"}");
        assertThat(requested.status()).as(requested.toString()).isEqualTo(204);
        eclipse.sandbox().awaitCodeTo(phone);
    }

    /** The sandbox's codes are all the same. */
    private Answer answerCode(String password) {
        Body body = Body.empty().with("hash", "123456").with("password", password);
        return eclipse.api().post("/global/identities/" + name + "/password-change", body.toString());
    }

    private List<String> names() {
        return tenant.system()
                .get(tenant.identities(customer))
                .json()
                .valueStream()
                .map(identity -> identity.path("identity").asString())
                .toList();
    }

    /** The only identity of the customer, as it is listed. */
    private JsonNode shown() {
        return tenant.system().get(tenant.identities(customer)).json().path(0);
    }

    private static String bcrypt(String version, int cost) {
        return OpenBSDBCrypt.generate(version, PASSWORD.toCharArray(), salt(), cost);
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return salt;
    }
}
