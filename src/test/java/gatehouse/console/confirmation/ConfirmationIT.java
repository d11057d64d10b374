package gatehouse.console.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff show a second factor again, and see that they did. */
class ConfirmationIT extends DeployedGatehouse {
    private Eclipse eclipse;
    private Clerk clerk;

    @BeforeEach
    void aClerk() {
        eclipse = Eclipse.at(base());
        clerk = Clerk.at(eclipse, Eclipse.TENANT, "TENANT_SYSTEM");
    }

    @Test
    void clerkSeesWhoTheyAreAndThatNothingIsConfirmedYet() {
        Answer me = clerk.console().get("/me");

        assertThat(me.status()).as(me.toString()).isEqualTo(200);
        assertThat(me.at("identity")).isEqualTo(clerk.identity());
        assertThat(me.at("role")).isEqualTo("TENANT_SYSTEM");
        assertThat(me.json().path("tenantId").asLong()).isEqualTo(1);
        assertThat(me.json().path("secondFactors").toString()).isEqualTo("[\"TOTP\"]");
        assertThat(me.json().path("confirmedUntil").isMissingNode()).isTrue();
    }

    @Test
    void rightCodeConfirmsThisSession() {
        String code = clerk.app().nextCode();
        Answer confirmed = clerk.confirm(code);

        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        assertThat(clerk.console().get("/me").at("confirmedUntil")).isEqualTo(confirmed.at("confirmedUntil"));
        assertThat(clerk.confirm(code).at("code")).isEqualTo("CONFIRMATION_REFUSED");
    }

    @Test
    void wrongCodesLockTheFactorForTheLoginToo() {
        for (int i = 0; i < 5; i++) {
            Answer refused = clerk.confirm(clerk.app().wrongCode());
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
            assertThat(refused.at("code")).isEqualTo("CONFIRMATION_REFUSED");
        }

        Answer locked = clerk.confirm(clerk.app().nextCode());
        assertThat(locked.status()).isEqualTo(403);
        assertThat(locked.at("code")).isEqualTo("FACTOR_LOCKED");
        assertThat(clerk.console().get("/me").json().path("confirmedUntil").isMissingNode())
                .isTrue();
    }

    @Test
    void whoHasNoSecondFactorIsToldSo() {
        Api system = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-system", "Sandbox-System-1"));

        Answer refused = system.post("/confirmation", "{\"otp\":\"123456\"}");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.at("code")).isEqualTo("SECOND_FACTOR_MISSING");
        assertThat(system.get("/me").json().path("secondFactors").toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"otp\":\"12345\"}",
                "{\"webAuthn\":{}}",
                "{\"otp\":\"123456\",\"webAuthn\":{\"base64EncodedChallengeSHA256\":"
                        + "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"base64EncodedChallengeResponseSHA256\":"
                        + "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}}"
            })
    void whatIsNeitherCodeNorPassIsRefused(String body) {
        assertThat(clerk.console().post("/confirmation", body).status()).isEqualTo(400);
    }
}
