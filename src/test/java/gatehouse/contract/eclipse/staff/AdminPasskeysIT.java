package gatehouse.contract.eclipse.staff;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.SoftAuthenticator;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Tenancy.Colleague;
import gatehouse.rig.Unique;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Passkeys of staff: their own to register, and their tenant's to take away. */
class AdminPasskeysIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final String CHALLENGES = "/authentication/login-challenges";

    private static Eclipse eclipse;
    private static Tenancy tenant;

    @BeforeAll
    static void signIn() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
    }

    @Test
    void staffRegisterTheirOwnAndTheirTenantTakesALostOneAway() {
        Colleague colleague = tenant.colleague(tenant.system(), "LEVEL_03", PASSWORD);
        Api self = signedIn(colleague);

        assertThat(register(self, colleague).status()).isEqualTo(200);
        Answer listed = self.get(passkeys(colleague));
        String lost = passkeys(colleague) + "/"
                + listed.json().path(0).path("passkeyId").asString();

        assertThat(listed.json().size()).isEqualTo(1);
        assertThat(Refusal.in(eclipse.login(colleague.identity(), PASSWORD)).inShort())
                .isEqualTo("401 USR902");
        assertThat(tenant.system().delete(lost).status()).isEqualTo(204);
        assertThat(tenant.system().get(passkeys(colleague)).json().isEmpty()).isTrue();
        assertThat(eclipse.login(colleague.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aTenantTakesNothingFromWhoMayMore() {
        Colleague above = tenant.colleague(eclipse.admin(), "INSTITUTION_ADMIN", PASSWORD);
        Api self = signedIn(above);
        register(self, above);
        String passkey =
                self.get(passkeys(above)).json().path(0).path("passkeyId").asString();

        assertThat(Refusal.in(tenant.system().delete(passkeys(above) + "/" + passkey))
                        .inShort())
                .isEqualTo("403 SEC001");
        assertThat(tenant.system().get(passkeys(above)).json().size()).isEqualTo(1);
    }

    /** Who loses the factor that they confirm with is bound by it no more. */
    @Test
    void openSessionTakesNoPasskeyFromAColleague() {
        Colleague colleague = tenant.colleague(tenant.system(), "LEVEL_03", PASSWORD);
        Api self = signedIn(colleague);
        register(self, colleague);
        String passkey = passkeys(colleague) + "/"
                + self.get(passkeys(colleague)).json().path(0).path("passkeyId").asString();
        Clerk clerk = Clerk.at(eclipse, 0, "GLOBAL_ADMIN");

        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            time.advance(Duration.ofMinutes(5).plusSeconds(10));

            assertThat(Refusal.in(clerk.door().delete(passkey)).inShort()).isEqualTo("403 SEC001");
            assertThat(clerk.confirmed().door().delete(passkey).status()).isEqualTo(204);
        }
    }

    @Test
    void neitherWhoAppointedThemNorACodeRegistersForStaff() {
        String phone = Unique.phone();
        String email = Unique.text() + "@example.com";
        Answer made = tenant.system()
                .post(
                        tenant.adminUsers(),
                        Tenancy.newAdminUser("LEVEL_04")
                                .with("email", email)
                                .with("phone", phone)
                                .toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);

        Answer byCreator = tenant.system().get(CHALLENGES + "?webAuthn=CREATE&identity=" + email);
        eclipse.api()
                .post(
                        "/global/verifications",
                        Body.empty().with("identity", email).toString());
        Answer byCode = eclipse.api()
                .post(
                        CHALLENGES,
                        Body.empty()
                                .with("identity", email)
                                .with("otp", "123456")
                                .toString());

        assertThat(Refusal.in(byCreator).inShort()).isEqualTo("401 USR905");
        assertThat(Refusal.in(byCode).inShort()).isEqualTo("401 USR905");
    }

    @Test
    void staffDoNotDeleteTheIdentityTheyAreSignedInWith() {
        Colleague colleague = tenant.colleague(tenant.system(), "TENANT_SYSTEM", PASSWORD);
        String own = tenant.adminUser(colleague.number()) + "/identities/" + colleague.identity();

        assertThat(Refusal.in(signedIn(colleague).delete(own)).inShort()).isEqualTo("400 IAE002");
        assertThat(tenant.system().delete(own).status()).isEqualTo(204);
    }

    private static Api signedIn(Colleague colleague) {
        return eclipse.api().as(eclipse.jwt(colleague.identity(), colleague.password()));
    }

    private static Answer register(Api self, Colleague colleague) {
        Answer asked = self.get(CHALLENGES + "?webAuthn=CREATE&identity=" + colleague.identity());
        JsonNode options = asked.json().path("webAuthn").path("publicKey");
        SoftAuthenticator device = SoftAuthenticator.on("http://localhost:" + base().getPort());
        return eclipse.api()
                .post(
                        CHALLENGES,
                        Body.empty()
                                .with("identity", colleague.identity())
                                .with("challengeId", asked.at("challengeId"))
                                .with("credential", device.make(options))
                                .toString());
    }

    private static String passkeys(Colleague colleague) {
        return tenant.adminUser(colleague.number()) + "/identities/" + colleague.identity() + "/passkeys";
    }
}
