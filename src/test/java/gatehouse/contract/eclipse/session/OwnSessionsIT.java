package gatehouse.contract.eclipse.session;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Refusal;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The sessions of an identity: our own addition to the contract. */
class OwnSessionsIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final int MOST = 10;

    private Eclipse eclipse;
    private Person person;
    private String path;

    @BeforeEach
    void somebody() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(PASSWORD);
        path = Eclipse.identitiesOf(person.customer()) + "/" + person.identity() + "/sessions";
    }

    @Test
    void theOwnerSeesWhatIsOpenAndFromWhere() {
        String address = Eclipse.anyAddress();
        Answer elsewhere = eclipse.from(address).login(person.identity(), PASSWORD);
        Answer here = login();

        List<JsonNode> listed = list(Eclipse.jwt(here));

        assertThat(listed)
                .extracting(session -> session.path("sessionId").asString())
                .containsExactly(here.at("sessionId"), elsewhere.at("sessionId"));
        assertThat(listed)
                .extracting(session -> session.path("current").asBoolean())
                .containsExactly(true, false);
        JsonNode other = listed.get(1);
        assertThat(other.path("address").asString()).isEqualTo(address);
        Instant created = Instant.parse(other.path("created").asString());
        Instant lastActive = Instant.parse(other.path("lastActive").asString());
        assertThat(lastActive).isAfterOrEqualTo(created);
        assertThat(Instant.parse(other.path("expires").asString())).isEqualTo(lastActive.plus(Duration.ofHours(1)));
    }

    @Test
    void aSessionThatIsEndedIsDeadOnTheNextCall() {
        Answer lost = login();
        String own = Eclipse.jwt(login());

        assertThat(delete(own, "/" + lost.at("sessionId")).status()).isEqualTo(204);

        assertThat(eclipse.opens(Eclipse.jwt(lost), person)).isFalse();
        assertThat(eclipse.renew(Eclipse.jwt(lost)).code()).isEqualTo("USR904");
        assertThat(eclipse.opens(own, person)).isTrue();
        assertThat(Refusal.in(delete(own, "/" + lost.at("sessionId"))).inShort())
                .isEqualTo("404 ARCH086");
    }

    @Test
    void endingTheOwnIsALogout() {
        Answer own = login();
        String jwt = Eclipse.jwt(own);

        assertThat(delete(jwt, "/" + own.at("sessionId")).status()).isEqualTo(204);

        assertThat(eclipse.opens(jwt, person)).isFalse();
        assertThat(eclipse.logout(jwt).status()).as("signing out twice").isEqualTo(204);
    }

    @Test
    void theOwnerEndsAllOthersAndTheTenantAll() {
        String lost = Eclipse.jwt(login());
        String own = Eclipse.jwt(login());

        assertThat(delete(own, "").status()).isEqualTo(204);
        assertThat(eclipse.opens(lost, person)).isFalse();
        assertThat(eclipse.opens(own, person)).isTrue();

        assertThat(eclipse.system().delete(path).status()).isEqualTo(204);
        assertThat(eclipse.opens(own, person)).isFalse();
    }

    @Test
    void theTenantEndsOne() {
        Answer lost = login();

        assertThat(eclipse.system().delete(path + "/" + lost.at("sessionId")).status())
                .isEqualTo(204);

        assertThat(eclipse.opens(Eclipse.jwt(lost), person)).isFalse();
    }

    @Test
    void aSessionOfSomebodyElseIsNotFoundAndLives() {
        Person other = eclipse.person(PASSWORD);
        Answer others = eclipse.login(other.identity(), PASSWORD);
        String own = Eclipse.jwt(login());

        assertThat(Refusal.in(delete(own, "/" + others.at("sessionId"))).inShort())
                .isEqualTo("404 ARCH086");
        assertThat(Refusal.in(eclipse.system().delete(path + "/" + others.at("sessionId")))
                        .inShort())
                .isEqualTo("404 ARCH086");

        assertThat(eclipse.opens(Eclipse.jwt(others), other)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "0", "00000000-0000-0000-0000-000000000000"})
    void whatIsNoSessionIsNotFound(String id) {
        assertThat(Refusal.in(delete(Eclipse.jwt(login()), "/" + id)).inShort()).isEqualTo("404 ARCH086");
    }

    @Test
    void anIdentityThatIsNotThereIsNotFound() {
        String nobody = Eclipse.identitiesOf(person.customer()) + "/" + Unique.text() + "/sessions";

        assertThat(Refusal.in(eclipse.system().get(nobody)).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(eclipse.system().delete(nobody)).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(eclipse.system().delete(nobody + "/" + UUID.randomUUID()))
                        .inShort())
                .isEqualTo("404 ARCH086");
    }

    @Test
    void aCustomerReachesNobodyElsesSessions() {
        Person other = eclipse.person(PASSWORD);
        String stranger = eclipse.jwt(other.identity(), PASSWORD);

        assertThat(Refusal.in(eclipse.api().as(stranger).get(path)).inShort()).isEqualTo("403 SEC001");
        assertThat(Refusal.in(eclipse.api().as(stranger).delete(path)).inShort())
                .isEqualTo("403 SEC001");
    }

    @Test
    void withOneMoreThanAllowedTheOldestEnds() {
        List<String> tokens = IntStream.rangeClosed(0, MOST)
                .mapToObj(i -> Eclipse.jwt(login()))
                .toList();

        assertThat(eclipse.renew(tokens.get(0)).code()).isEqualTo("USR904");
        assertThat(eclipse.opens(tokens.get(1), person)).isTrue();
        assertThat(list(tokens.get(MOST))).hasSize(MOST);
    }

    @Test
    void parallelLoginsHoldTheLimit() {
        List<Answer> answers = Crowd.of(2 * MOST, this::login);

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        // Those that were told to come again come again.
        IntStream.range(answers.size(), 2 * MOST).forEach(i -> login());
        Answer listed = eclipse.system().get(path);
        assertThat(listed.json()).hasSize(MOST);
    }

    private Answer login() {
        return eclipse.login(person.identity(), PASSWORD);
    }

    private Answer delete(String jwt, String below) {
        return eclipse.api().as(jwt).delete(path + below);
    }

    private List<JsonNode> list(String jwt) {
        Answer listed = eclipse.api().as(jwt).get(path);
        assertThat(listed.status()).as(listed.toString()).isEqualTo(200);
        return listed.json().valueStream().toList();
    }
}
