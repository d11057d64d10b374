package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gatehouse.fault.Provider.Asked;
import gatehouse.fault.Provider.Mood;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Launch;
import gatehouse.rig.Launched;
import gatehouse.rig.NodeServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sentences 3, 4 and 7 of docs/testing.md where a gateway is at fault: a production node with one provider, which
 * refuses, is slow, dies, or says everything twice.
 */
class GatewayUnderFault {
    private static final String ADMIN = "first.admin";
    private static final String ADMIN_PASSWORD = "correct horse battery staple";
    private static final String FIRST = "a good long sentence";
    private static final String SECOND = "another good long one";
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LIFE = Duration.ofSeconds(6);
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @TempDir
    static Path folder;

    private static Provider provider;
    private static Launched node;
    private static Eclipse eclipse;
    private static Api admin;

    private long tenant;
    private Api system;

    @BeforeAll
    static void startProduction() {
        provider = new Provider();
        assumeTrue(NodeServer.isMicro(), "It starts Payara Micro");
        node = Launch.in(folder.resolve("production"))
                .with("gatehouse.mode", "production")
                .with("gatehouse.password.bcrypt-cost", "10")
                .with("gatehouse.gateways", "provider")
                .with("gatehouse.gateway.provider.url", provider.url())
                .with("gatehouse.gateway.provider.body", Provider.BODY)
                .with("gatehouse.gateway.provider.reference", "/sid")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_PEPPER", "c6a52a0f7bd06b0ad36ed69f8b4a4d9bbd0e8e2fbb4a45d5d2e3a1f9687c1204")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_SEALING_KEY",
                        "1de7b0c93f58ab42e67c50b4d98f13a6720e4bdc85f96a03cb718ed24f50a36b")
                .inEnvironment("GATEHOUSE_BOOTSTRAP_ADMIN", ADMIN)
                .inEnvironment("GATEHOUSE_BOOTSTRAP_PASSWORD", ADMIN_PASSWORD)
                .start()
                .awaitReady();
        eclipse = Eclipse.at(node.base());
        admin = eclipse.server().below("/console/api").as(eclipse.jwt(ADMIN, ADMIN_PASSWORD));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
        provider.close();
    }

    @BeforeEach
    void aTenant() {
        provider.is(Mood.TAKES);
        JsonNode made =
                done(201, admin.post("/tenants", "{\"name\":\"First Bank\"}")).json();
        tenant = made.path("id").asLong();
        system = eclipse.api()
                .as(eclipse.jwt(
                        made.path("systemIdentity").asString(),
                        made.path("systemPassword").asString()));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSES", "SLOW", "DIES"})
    void sentence4AMessageComesAgainUnderItsIdWithItsCodeUntilItIsTaken(Mood mood) {
        Person person = person();
        provider.is(mood);
        ask(person);
        await().atMost(PATIENCE).until(() -> !asked(person).isEmpty());
        provider.is(Mood.TAKES);
        await().atMost(PATIENCE).until(() -> asked(person).stream().anyMatch(asked -> asked.mood() == Mood.TAKES));

        List<Asked> all = asked(person);
        assertThat(all).hasSizeGreaterThanOrEqualTo(2);
        assertThat(all.stream().map(Asked::id).distinct()).hasSize(1);
        assertThat(all.stream().map(Asked::text).distinct()).hasSize(1);
        assertThat(change(person, code(all.get(0)), SECOND)).isEqualTo(204);
        assertThat(change(person, code(all.get(0)), FIRST))
                .as("sentence 7: however often it was sent, a code opens once")
                .isEqualTo(400);
    }

    /** What is said once too often must not pass for the answer to the next one. */
    @Test
    void sentence4AnAnswerThatComesTwiceAnswersOneMessage() {
        Person first = person();
        Person next = person();
        provider.is(Mood.TWICE);
        ask(first);
        await().atMost(PATIENCE).until(() -> !asked(first).isEmpty());
        provider.is(Mood.REFUSES);
        ask(next);
        await().atMost(PATIENCE).until(() -> !asked(next).isEmpty());
        provider.is(Mood.TAKES);

        await().atMost(PATIENCE).until(() -> asked(next).stream().anyMatch(asked -> asked.mood() == Mood.TAKES));
        assertThat(asked(first)).hasSize(1);
        assertThat(change(first, code(asked(first).get(0)), SECOND)).isEqualTo(204);
        assertThat(change(next, code(asked(next).get(0)), SECOND)).isEqualTo(204);
    }

    @Test
    void sentence4OfTwoCodesTheNewerOneLivesAndTheOlderOneIsNeverSentAgain() throws InterruptedException {
        rules("resendAfter", "PT0S");
        Person person = person();
        provider.is(Mood.DIES);
        ask(person);
        await().atMost(PATIENCE).until(() -> !asked(person).isEmpty());
        Asked older = asked(person).get(0);
        provider.is(Mood.TAKES);
        ask(person);
        Asked newer = await().atMost(PATIENCE)
                .until(
                        () -> asked(person).stream()
                                .filter(asked -> !asked.id().equals(older.id()))
                                .findFirst(),
                        Optional::isPresent)
                .get();
        int before = asked(person).size();
        Thread.sleep(LIFE.toMillis());

        assertThat(asked(person)).as("nothing comes after the newer one").hasSize(before);
        if (!code(older).equals(code(newer))) {
            assertThat(change(person, code(older), SECOND)).isEqualTo(400);
        }
        assertThat(change(person, code(newer), SECOND)).isEqualTo(204);
    }

    @Test
    void sentence3NothingIsSentAfterItsExpiry() throws InterruptedException {
        rules("life", LIFE.toString());
        Person person = person();
        provider.is(Mood.REFUSES);
        ask(person);
        await().atMost(PATIENCE).until(() -> !asked(person).isEmpty());
        Thread.sleep(LIFE.toMillis());
        provider.is(Mood.TAKES);
        Thread.sleep(LIFE.toMillis());

        assertThat(asked(person)).extracting(Asked::mood).containsOnly(Mood.REFUSES);
        assertThat(change(person, code(asked(person).get(0)), SECOND)).isEqualTo(400);
    }

    private void rules(String rule, String value) {
        String population = "/tenants/" + tenant + "/populations/customers";
        ObjectNode rules = (ObjectNode) done(200, admin.get(population)).json();
        ((ObjectNode) rules.path("codes")).put(rule, value);
        done(200, admin.put(population, rules.toString()));
    }

    private Person person() {
        return eclipse.person(system, tenant, FIRST);
    }

    private static void ask(Person person) {
        done(204, eclipse.askForCode(person.identity(), "OTP"));
    }

    private static List<Asked> asked(Person person) {
        return provider.askedFor(person.phone()).stream()
                .filter(asked -> CODE.matcher(asked.text()).find())
                .toList();
    }

    private static String code(Asked asked) {
        Matcher code = CODE.matcher(asked.text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static int change(Person person, String code, String password) {
        return eclipse.changePassword(person.identity(), code, password).status();
    }

    private static Answer done(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        return answer;
    }
}
