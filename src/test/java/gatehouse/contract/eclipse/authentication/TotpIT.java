package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with the code of an authenticator app beside the password (2.4; row 1), and who may change that. */
class TotpIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";

    private Eclipse eclipse;
    private Tenancy tenant;
    private String phone;
    private long customer;
    private String name;
    private Answer created;
    private AuthenticatorApp app;

    @BeforeEach
    void anIdentityWithATotp() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        phone = Unique.phone();
        customer = tenant.newCustomer(Body.empty().with("phone1", phone));
        name = Unique.text();
        created = tenant.addIdentity(customer, credentials().with("totp", true));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        app = AuthenticatorApp.opening(created.at("totpUri"));
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    // Signing in

    @Test
    void theAnswerThatEnrolsShowsUriAndPictureAndNoOtherDoes() {
        assertThat(created.at("totpUri"))
                .matches("otpauth://totp/Sandbox:" + name
                        + "\\?secret=[A-Z2-7]{32}&issuer=Sandbox&algorithm=SHA1&digits=6&period=30");
        assertThat(Base64.getDecoder().decode(created.at("qrCode"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(created.json().path("totp").asBoolean()).isTrue();
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        Answer shown = tenant.system().get(tenant.identities(customer));
        assertThat(shown.json().path(0).path("totp").asBoolean()).isTrue();
        assertThat(shown.text()).doesNotContain("qrCode").doesNotContain("otpauth");
    }

    @Test
    void passwordAndCodeSignIn() {
        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void thePasswordAloneOpensNothingAndTheRefusalSaysWhatIsMissing() {
        Answer refused = eclipse.login(name, PASSWORD);

        assertThat(Refusal.in(refused).inShort()).isEqualTo("401 USR901");
        assertThat(refused.text()).doesNotContain("Bearer");
    }

    @Test
    void theCodeAloneOpensNothingAndIsNotUsedUp() {
        String code = app.nextCode();

        Body wrongPassword = Body.identity(name, PASSWORD + "x").with("totp", code);
        assertThat(Refusal.in(login(wrongPassword)).inShort()).isEqualTo("401 USR002");
        assertThat(login(code).status()).isEqualTo(200);
    }

    @Test
    void aCodeOpensOnce() {
        String code = app.nextCode();
        login(code);

        assertThat(Refusal.in(login(code)).inShort()).isEqualTo("401 USR002");
        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void ofTwentyWithOneCodeOneSignsIn() {
        String code = app.nextCode();

        List<Integer> statuses = Crowd.statuses(20, () -> login(code));

        assertThat(statuses).isSubsetOf(200, 401).containsOnlyOnce(200);
    }

    @Test
    void fiveWrongCodesLockTheTotpAndNoRightPasswordClearsThem() {
        for (int i = 0; i < 5; i++) {
            assertThat(Refusal.in(login(app.wrongCode())).inShort()).isEqualTo("401 USR002");
            assertThat(eclipse.login(name, PASSWORD).code())
                    .as("the password itself is not locked")
                    .isEqualTo("USR901");
        }

        assertThat(login(app.nextCode()).code()).isEqualTo("USR002");
        eclipse.sandbox().advance(Duration.ofMinutes(31));
        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void aRightCodeClearsItsCount() {
        for (int i = 0; i < 4; i++) {
            login(app.wrongCode());
        }
        assertThat(login(app.nextCode()).status()).isEqualTo(200);
        login(app.wrongCode());

        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void theSandboxClockMovesNoCode() {
        eclipse.sandbox().advance(Duration.ofHours(5));

        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", ""})
    void aCodeHasSixCharacters(String code) {
        Refusal refusal = Refusal.in(login(code));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo("totp size must be between 6 and 6");
    }

    @Test
    void aCodeThatNobodyAskedForIsNotLookedAt() {
        String without = Unique.text();
        tenant.addIdentity(customer, Body.identity(without, PASSWORD));

        assertThat(login(Body.identity(without, PASSWORD).with("totp", "000000"))
                        .status())
                .isEqualTo(200);
    }

    // Whose TOTP it is

    @Test
    void theOwnerEnrolsAndOnlyThatSessionGoesOn() {
        String later = Unique.text();
        tenant.addIdentity(customer, Body.identity(later, PASSWORD));
        String own = eclipse.jwt(later, PASSWORD);
        String other = eclipse.jwt(later, PASSWORD);

        Answer changed = change(eclipse.api().as(own), later, true);

        AuthenticatorApp theirs = AuthenticatorApp.opening(changed.at("totpUri"));
        assertThat(changed.json().path("totp").asBoolean()).isTrue();
        assertThat(eclipse.renew(own).status()).isEqualTo(200);
        assertThat(eclipse.renew(other).code()).isEqualTo("USR904");
        assertThat(eclipse.login(later, PASSWORD).code()).isEqualTo("USR901");
        assertThat(login(Body.identity(later, PASSWORD).with("totp", theirs.nextCode()))
                        .status())
                .isEqualTo(200);
        assertThat(eclipse.sandbox().awaitTextsTo(phone, 1))
                .containsExactly("Your way to sign in was changed. If that was not you, contact us at once.");
    }

    @Test
    void askingForItAgainChangesNothing() {
        String session = Eclipse.jwt(login(app.nextCode()));

        Answer changed = change(tenant.system(), name, true);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("totpUri")).isEmpty();
        assertThat(eclipse.renew(session).status()).isEqualTo(200);
        assertThat(login(app.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void aSessionOpenedWithoutACodeCannotRemoveIt() {
        String later = Unique.text();
        Api enrolling = sessionThatEnrols(later);

        assertThat(Refusal.in(change(enrolling, later, false)).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(enrolling.delete(tenant.identity(customer, later)))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(eclipse.login(later, PASSWORD).code()).isEqualTo("USR901");
    }

    @Test
    void whatElseThatSessionAskedForIsNotDoneEither() {
        String later = Unique.text();
        Api enrolling = sessionThatEnrols(later);

        Answer refused = enrolling.put(
                tenant.identity(customer, later),
                Body.empty()
                        .with("totp", false)
                        .with("password", "second_password")
                        .toString());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(eclipse.login(later, "second_password").code()).isEqualTo("USR002");
    }

    @Test
    void aSessionOpenedWithACodeRemovesIt() {
        Api own = eclipse.api().as(Eclipse.jwt(login(app.nextCode())));

        Answer changed = change(own, name, false);

        assertThat(changed.json().path("totp").asBoolean(true)).isFalse();
        assertThat(eclipse.login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theTenantMayReplaceIt() {
        change(tenant.system(), name, false);
        Answer again = change(tenant.system(), name, true);

        AuthenticatorApp newApp = AuthenticatorApp.opening(again.at("totpUri"));
        assertThat(again.at("totpUri")).isNotEqualTo(created.at("totpUri"));
        assertThat(login(app.nextCode()).code()).isEqualTo("USR002");
        assertThat(login(newApp.nextCode()).status()).isEqualTo(200);
    }

    @Test
    void aPasswordResetDoesNotRemoveIt() {
        eclipse.askForCode(name, "OTP");
        eclipse.sandbox().awaitTextsTo(phone, 1);

        assertThat(eclipse.changePassword(name, "123456", "second_password").status())
                .isEqualTo(204);

        assertThat(eclipse.login(name, "second_password").code()).isEqualTo("USR901");
    }

    @Test
    void anExpiredPasswordIsToldOnlyToWhoHasTheCode() {
        String expired = Unique.text();
        Answer made = tenant.addIdentity(
                customer, Body.identity(expired, PASSWORD).with("totp", true).with("expires", "2020-01-01T00:00:00Z"));
        AuthenticatorApp theirs = AuthenticatorApp.opening(made.at("totpUri"));

        assertThat(eclipse.login(expired, PASSWORD).code()).isEqualTo("USR901");
        assertThat(login(Body.identity(expired, PASSWORD).with("totp", theirs.nextCode()))
                        .code())
                .isEqualTo("USR903");
    }

    /** A session that a password alone opened, and that enrolled a TOTP then. */
    private Api sessionThatEnrols(String identity) {
        tenant.addIdentity(customer, Body.identity(identity, PASSWORD));
        Api session = eclipse.api().as(eclipse.jwt(identity, PASSWORD));
        assertThat(change(session, identity, true).status()).isEqualTo(200);
        return session;
    }

    private Body credentials() {
        return Body.identity(name, PASSWORD);
    }

    private Answer login(String code) {
        return login(credentials().with("totp", code));
    }

    private Answer login(Body body) {
        return eclipse.api().post("/authentication/login", body.toString());
    }

    private Answer change(Api caller, String identity, boolean totp) {
        return caller.put(
                tenant.identity(customer, identity),
                Body.empty().with("totp", totp).toString());
    }
}
