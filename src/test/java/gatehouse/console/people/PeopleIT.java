package gatehouse.console.people;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Tenancy;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff find a customer by what they say, see who they are, and why they could not sign in. */
class PeopleIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";

    private Eclipse eclipse;
    private Api system;
    private Person person;
    private String path;

    @BeforeEach
    void aCustomer() {
        eclipse = Eclipse.at(base());
        system = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-system", "Sandbox-System-1"));
        person = eclipse.person(PASSWORD);
        path = "/tenants/1/people/" + person.customer();
    }

    @Test
    void customerIsFoundByPhoneNameAndNumber() {
        assertThat(List.of("%2B" + person.phone(), person.identity(), Long.toString(person.customer())))
                .allSatisfy(text -> {
                    Answer found = system.get("/tenants/1/people?find=" + text);
                    assertThat(found.status()).as(found.toString()).isEqualTo(200);
                    assertThat(found.json().path(0).path("customerId").asLong()).isEqualTo(person.customer());
                    assertThat(found.json().path(0).path("phone").asString()).isEqualTo(person.phone());
                });
        assertThat(system.get("/tenants/1/people?find=nobody-has-this").text()).isEqualTo("[]");
    }

    @Test
    void searchWithoutAnythingToSearchForIsRefused() {
        assertThat(system.get("/tenants/1/people").status()).isEqualTo(400);
        assertThat(system.get("/tenants/1/people?find=%20").status()).isEqualTo(400);
        assertThat(system.get("/tenants/1/people?find=" + "x".repeat(255)).status())
                .isEqualTo(400);
    }

    @Test
    void customerOfAnotherTenantIsNotThere() {
        Tenancy other = Tenancy.fresh(eclipse);
        long customer = other.newCustomer(Body.empty());

        assertThat(system.get("/tenants/" + other.id() + "/people?find=" + customer)
                        .status())
                .isEqualTo(404);
        assertThat(system.get("/tenants/" + other.id() + "/people/" + customer).status())
                .isEqualTo(404);
        assertThat(system.get("/tenants/1/people/" + customer).status()).isEqualTo(404);
        assertThat(system.get("/tenants/1/people/" + customer + "/events").status())
                .isEqualTo(404);
        assertThat(system.get("/tenants/1/people?find=" + customer).text()).isEqualTo("[]");
    }

    @Test
    void customerIsSeenWithSessionsAndLocksButWithoutSecrets() {
        eclipse.jwt(person.identity(), PASSWORD);
        eclipse.login(person.identity(), "wrong_password");

        Answer seen = system.get(path);
        JsonNode subject = seen.json().path("subjects").path(0);

        assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
        assertThat(seen.json().path("customer").path("phone").asString()).isEqualTo(person.phone());
        assertThat(seen.json().path("hasCap").asBoolean()).isFalse();
        assertThat(subject.path("identity").asString()).isEqualTo(person.identity());
        assertThat(subject.path("authenticators").path(0).path("kind").asString())
                .isEqualTo("PASSWORD");
        assertThat(subject.path("locks").path(0).path("factor").asString()).isEqualTo("pwd");
        assertThat(subject.path("locks").path(0).path("failures").asInt()).isEqualTo(1);
        assertThat(subject.path("sessions").path(0).path("door").asString()).isEqualTo("ECLIPSE");
        assertThat(subject.path("sessions").path(0).path("amr").path(0).asString())
                .isEqualTo("pwd");
        assertThat(seen.text()).doesNotContain("verifier", "nationalIdentityNumber", "$2");
    }

    @Test
    void eventsSayWhyALoginFailedTheLatestFirstPageByPage() {
        eclipse.login(person.identity(), "wrong_password");
        eclipse.jwt(person.identity(), PASSWORD);

        Answer first = system.get(path + "/events?limit=1");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(outcomes(first)).containsExactly("SIGN_IN Done");
        Answer second = system.get(path + "/events?limit=1&before=" + first.at("next"));
        assertThat(outcomes(second)).containsExactly("SIGN_IN Refused");

        Answer all = system.get(path + "/events");
        assertThat(outcomes(all)).startsWith("SIGN_IN Done", "SIGN_IN Refused");
        assertThat(all.json().path("next").isMissingNode()).isTrue();
        assertThat(system.get(path + "/events?before=yesterday").status()).isEqualTo(400);
        assertThat(system.get(path + "/events?limit=101").status()).isEqualTo(400);
    }

    private static List<String> outcomes(Answer answer) {
        return StreamSupport.stream(answer.json().path("events").spliterator(), false)
                .map(event -> event.path("action").asString() + " "
                        + event.path("outcome").asString())
                .toList();
    }
}
