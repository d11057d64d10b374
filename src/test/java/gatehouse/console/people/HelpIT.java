package gatehouse.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Tenancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff help a customer back in, after they showed a second factor again and said why. */
class HelpIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";

    private Eclipse eclipse;
    private Clerk clerk;
    private Person person;
    private String subject;

    @BeforeEach
    void aClerkAndACustomer() {
        eclipse = Eclipse.at(base());
        clerk = Clerk.at(eclipse, Eclipse.TENANT, "TENANT_SYSTEM");
        person = eclipse.person(PASSWORD);
        subject = "/tenants/1/subjects/"
                + clerk.console()
                        .get("/tenants/1/people/" + person.customer())
                        .json()
                        .path("subjects")
                        .path(0)
                        .path("subjectId")
                        .asLong();
    }

    @Test
    void nothingDangerousIsDoneWithoutAFreshSecondFactor() {
        Answer refused = clerk.because(subject + "/unlock");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.at("code")).isEqualTo("CONFIRMATION_REQUIRED");
        Answer none = eclipse.server()
                .below("/console/api")
                .as(eclipse.jwt("sandbox-system", "Sandbox-System-1"))
                .post(subject + "/unlock", Clerk.because().toString());
        assertThat(none.status()).isEqualTo(403);
        assertThat(none.at("code")).isEqualTo("SECOND_FACTOR_MISSING");
    }

    @Test
    void whoIsLockedSignsInAgainAndTheReasonStandsInTheAudit() {
        for (int i = 0; i < 5; i++) {
            eclipse.login(person.identity(), "wrong_password");
        }
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isNotEqualTo(200);

        Answer unlocked = clerk.confirmed().because(subject + "/unlock");

        assertThat(unlocked.status()).as(unlocked.toString()).isEqualTo(204);
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
        JsonNode events = clerk.console()
                .get("/tenants/1/people/" + person.customer() + "/events")
                .json()
                .path("events");
        assertThat(events.path(1).path("action").asString()).isEqualTo("UNLOCK");
        assertThat(events.path(1).path("outcome").asString()).isEqualTo("DONE");
        assertThat(events.path(1).path("reason").asString()).isEqualTo("The customer called");
    }

    @Test
    void nothingIsDoneWithoutAReason() {
        clerk.confirmed();

        for (String reason : new String[] {"", "1234", "x".repeat(201), "a\u202eb\u0000cde", "     12    "}) {
            Answer refused = clerk.console()
                    .post(
                            subject + "/unlock",
                            Body.empty().with("reason", reason).toString());
            assertThat(refused.status()).as(reason).isEqualTo(400);
        }
        assertThat(clerk.console().post(subject + "/unlock", "{}").status()).isEqualTo(400);
    }

    @Test
    void allSessionsOfTheCustomerEndAndAreCounted() {
        String one = eclipse.jwt(person.identity(), PASSWORD);
        String two = eclipse.jwt(person.identity(), PASSWORD);

        Answer ended = clerk.confirmed().because(subject + "/sessions/end");

        assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
        assertThat(ended.json().path("ended").asInt()).isEqualTo(2);
        assertThat(eclipse.opens(one, person)).isFalse();
        assertThat(eclipse.opens(two, person)).isFalse();
    }

    @Test
    void authenticatorThatWasLostIsAskedForNoMore() {
        Answer enrolled = eclipse.system()
                .put(
                        Eclipse.identitiesOf(person.customer()) + "/" + person.identity(),
                        Body.empty().with("totp", true).toString());
        assertThat(enrolled.status()).as(enrolled.toString()).isEqualTo(200);
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isNotEqualTo(200);

        Answer retired = retire(clerk.confirmed(), "TOTP");

        assertThat(retired.status()).as(retired.toString()).isEqualTo(204);
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
        assertThat(retire(clerk, "TOTP").status()).isEqualTo(404);
    }

    @Test
    void passwordIsReplacedAndNeverTakenAway() {
        Answer refused = retire(clerk.confirmed(), "PASSWORD");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("LAST_WAY_IN");
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void staffOfAHigherRoleAndOfAnotherTenantAreOutOfReach() {
        Clerk above = Clerk.at(eclipse, Eclipse.TENANT, "INSTITUTION_ADMIN");
        long superior = above.console().get("/me").json().path("subjectId").asLong();
        long global = eclipse.console().get("/me").json().path("subjectId").asLong();
        Tenancy other = Tenancy.fresh(eclipse);
        clerk.confirmed();

        for (String help : new String[] {"/unlock", "/sessions/end"}) {
            assertThat(clerk.because("/tenants/1/subjects/" + superior + help).status())
                    .isEqualTo(403);
            assertThat(clerk.because("/tenants/1/subjects/" + global + help).status())
                    .isEqualTo(404);
            assertThat(clerk.because("/tenants/0/subjects/" + global + help).status())
                    .isEqualTo(404);
            assertThat(clerk.because("/tenants/" + other.id() + "/subjects/1" + help)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(above.console().get("/me").status()).isEqualTo(200);
    }

    @Test
    void whoEndsTheirOwnSessionsGoesOnInThisOne() {
        long own = clerk.console().get("/me").json().path("subjectId").asLong();

        Answer ended = clerk.confirmed().because("/tenants/1/subjects/" + own + "/sessions/end");

        assertThat(ended.json().path("ended").asInt()).as(ended.toString()).isZero();
        assertThat(clerk.console().get("/me").status()).isEqualTo(200);
    }

    private Answer retire(Clerk by, String kind) {
        return by.console()
                .post(
                        subject + "/authenticators/retire",
                        Clerk.because().with("kind", kind).toString());
    }
}
