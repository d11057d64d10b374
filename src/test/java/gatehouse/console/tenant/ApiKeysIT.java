package gatehouse.console.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Tenancy;
import org.junit.jupiter.api.Test;

/** A tenant's programme gets another key, shown once, before the old one goes. */
class ApiKeysIT extends DeployedGatehouse {
    @Test
    void keyIsShownOnceAndTheOldOneIsRetired() {
        Eclipse eclipse = Eclipse.at(base());
        String path = "/tenants/" + Tenancy.fresh(eclipse).id() + "/api-keys";
        Clerk admin = Clerk.at(eclipse, 0, "GLOBAL_ADMIN");
        String old = id(admin, path, "API");
        assertThat(admin.console()
                        .post(path, Clerk.because().with("kind", "API").toString())
                        .at("code"))
                .isEqualTo("CONFIRMATION_REQUIRED");

        admin.confirmed();
        assertThat(admin.because(path + "/" + old + "/retire").at("code")).isEqualTo("LAST_KEY");
        Answer made =
                admin.console().post(path, Clerk.because().with("kind", "API").toString());

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.at("key")).hasSizeGreaterThan(40);
        assertThat(admin.console().get(path).text()).contains(made.at("id")).doesNotContain(made.at("key"));
        assertThat(admin.because(path + "/" + old + "/retire").status()).isEqualTo(204);
        assertThat(admin.console().get(path).text()).doesNotContain(old);
        assertThat(admin.because(path + "/" + old + "/retire").status()).isEqualTo(404);
    }

    private static String id(Clerk clerk, String path, String kind) {
        for (var key : clerk.console().get(path).json()) {
            if (key.path("kind").asString().equals(kind)) {
                return key.path("id").asString();
            }
        }
        throw new AssertionError("No key of the kind " + kind);
    }
}
