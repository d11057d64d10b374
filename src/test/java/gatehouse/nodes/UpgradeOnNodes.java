package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Clerk;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.NodeServer;
import gatehouse.rig.TestServerSettings;
import gatehouse.rig.Unique;
import gatehouse.rig.server.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In the middle of an upgrade: a node of the version before made the database and still runs, and one of this version has
 * brought the schema up to date under it. What either of them writes the other one takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeOnNodes {
    private static final String PASSWORD = "first_password";
    private static final String NEW = "second_password";
    private static final String CODE = "123456";
    private static final int ALLOWED_FAILURES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Which node begins, and which one goes on. */
    enum Way {
        BEFORE_THEN_NOW,
        NOW_THEN_BEFORE
    }

    private SharedDatabase database;
    private Node before;
    private Node now;

    private long schemaBefore;
    private Person locked;
    private Person reset;
    private Person signedIn;
    private String live;
    private String ended;

    @BeforeAll
    void oneNodeIsUpgradedAndTheOtherIsNot() throws IOException {
        Path target = VersionBefore.target();
        Path folder = Path.of(System.getProperty("gatehouse.it.target"), "it-data", "upgrade")
                .toAbsolutePath();
        Folders.empty(folder);
        database = SharedDatabase.start();
        String url = "http://localhost:" + TestServerSettings.freePort();
        before = new Node("before", NodeServer.in(folder.resolve("before"), settings("before", url), target));
        now = new Node("now", NodeServer.in(folder.resolve("now"), settings("now", url)));

        before.start().awaitReady();
        schemaBefore = schema();
        promise();
        now.start().awaitReady();
        System.out.println("Upgraded under a running node from V" + schemaBefore + " to V" + schema());
    }

    private Map<String, String> settings(String name, String url) {
        Map<String, String> settings = database.settings(name);
        settings.put("gatehouse.public-url", url);
        return settings;
    }

    private long schema() {
        return database.number("select max(cast(version as integer)) from flyway_schema_history where success");
    }

    /** What customers have when the upgrade begins. */
    private void promise() {
        Eclipse eclipse = before.eclipse();
        locked = eclipse.person(PASSWORD);
        for (int i = 0; i < ALLOWED_FAILURES; i++) {
            eclipse.login(locked.identity(), "wrong_password");
        }
        reset = eclipse.person(PASSWORD);
        eclipse.askForCode(reset.identity(), "OTP");
        eclipse.sandbox().awaitCodeTo(reset.phone());
        signedIn = eclipse.person(PASSWORD);
        live = eclipse.jwt(signedIn.identity(), PASSWORD);
        ended = eclipse.jwt(signedIn.identity(), PASSWORD);
        assertThat(eclipse.logout(ended).status()).isEqualTo(204);
    }

    @AfterAll
    void end() throws IOException {
        for (Node node : new Node[] {before, now}) {
            if (node != null) {
                node.close();
            }
        }
        if (database != null) {
            database.close();
        }
    }

    private Node first(Way way) {
        return way == Way.BEFORE_THEN_NOW ? before : now;
    }

    private Node second(Way way) {
        return way == Way.BEFORE_THEN_NOW ? now : before;
    }

    @Test
    void theNewNodeBroughtTheSchemaUpToDateAndTheOldOneIsReadyAllTheSame() {
        assertThat(schemaBefore).isPositive();
        assertThat(schema()).isEqualTo(VersionBefore.newestMigration());
        assertThat(List.of(before, now)).allMatch(Node::isReady);
    }

    @Test
    void whatCustomersHadBeforeTheUpgradeHolds() {
        Eclipse eclipse = now.eclipse();

        assertThat(eclipse.login(locked.identity(), PASSWORD).status())
                .as("what was locked is locked")
                .isEqualTo(401);
        assertThat(eclipse.changePassword(reset.identity(), CODE, NEW).status())
                .as("a code that was sent is taken")
                .isEqualTo(204);
        assertThat(eclipse.login(reset.identity(), NEW).status()).isEqualTo(200);
        assertThat(eclipse.opens(live, signedIn)).as("a session goes on").isTrue();
        assertThat(eclipse.opens(ended, signedIn))
                .as("and an ended one does not")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionLivesAtBothAndEndsAtBoth(Way way) {
        Eclipse first = first(way).eclipse();
        Eclipse second = second(way).eclipse();
        Person person = first.person(PASSWORD);
        String jwt = first.jwt(person.identity(), PASSWORD);
        assertThat(second.opens(jwt, person)).isTrue();
        String renewed = Eclipse.jwt(second.renew(jwt));
        assertThat(first.opens(renewed, person)).isTrue();
        String again = Eclipse.jwt(first.renew(renewed));
        assertThat(second.opens(again, person)).isTrue();

        assertThat(first.logout(again).status()).isEqualTo(204);

        assertThat(second.opens(again, person)).isFalse();
        assertThat(second.renew(again).code()).isEqualTo("USR904");
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatOneNodeSentIsTakenByTheOtherOnce(Way way) {
        Eclipse first = first(way).eclipse();
        Eclipse second = second(way).eclipse();
        Person person = first.person(PASSWORD);
        first.askForCode(person.identity(), "OTP");
        second.sandbox().awaitCodeTo(person.phone());

        int taken = second.changePassword(person.identity(), CODE, NEW).status();
        int again =
                first.changePassword(person.identity(), CODE, "third_password").status();

        assertThat(taken).isEqualTo(204);
        assertThat(again).isEqualTo(400);
        assertThat(first.login(person.identity(), NEW).status()).isEqualTo(200);
        assertThat(first.login(person.identity(), PASSWORD).status()).isEqualTo(401);
        assertThat(second.sandbox().textsTo(person.phone()))
                .filteredOn(text -> text.contains(CODE))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void failuresAtBothLockTogether(Way way) {
        Person person = first(way).eclipse().person(PASSWORD);

        for (int i = 0; i < ALLOWED_FAILURES; i++) {
            Node node = i % 2 == 0 ? first(way) : second(way);
            node.eclipse().login(person.identity(), "wrong_password");
        }

        assertThat(before.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
        assertThat(now.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource
    void aCustomerWhoJoinsAtOneNodeGoesOnAtTheOther(Way way) {
        Multi first = first(way).multi(Multi.API_KEY);
        Multi second = second(way).multi(Multi.API_KEY);
        Root root = first.consumer();
        second.verified(root);
        String token = first.withPassword(root);

        second.enrolPhone(token);
        first.steppedUp(token);

        assertThat(second.login(root.email(), Multi.PASSWORD).status()).isEqualTo(200);
        assertThat(second.api().as(token).get("/authentication_factors").text()).contains("SMS", "ACTIVE");
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatIsRepeatedAtTheOtherNodeIsCarriedOutOnce(Way way) {
        String reference = Unique.text();
        String body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone())
                .toString();

        Answer answer = repeatable(first(way), reference).post("/consumers", body);
        Answer again = repeatable(second(way), reference).post("/consumers", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(answer.json());
    }

    private static Api repeatable(Node node, String reference) {
        return node.multi(Multi.API_KEY).api().with("idempotency-ref", reference);
    }

    /** With deeds of both, one of them with a reason, sealed by one alone. */
    @ParameterizedTest
    @EnumSource
    void theAuditIsOneChainWhicheverNodeSealsIt(Way way) {
        Node sealing = second(way);
        hold(first(way));
        try {
            for (Node node : List.of(before, now)) {
                Clerk admin = Clerk.at(node.eclipse(), 0, "GLOBAL_ADMIN").confirmed();
                Answer made = admin.console()
                        .post(
                                "/tenants/1/api-keys",
                                Clerk.because().with("kind", "API").toString());
                assertThat(made.status()).as(made.toString()).isEqualTo(201);
                Person person = node.eclipse().person(PASSWORD);
                node.eclipse().login(person.identity(), "wrong_password");
            }
            await("everything is sealed")
                    .atMost(PATIENCE)
                    .until(() ->
                            database.number("select count(*) from audit_record where chain_position is null") == 0);
        } finally {
            release();
        }

        assertThat(database.number("select count(*) from audit_record where reason is not null"))
                .isGreaterThanOrEqualTo(2);
        After.theAuditIsOneChain(sealing);
        After.theAuditIsOneChain(first(way));
    }

    /** This node gives no record a place in the chain. */
    private void hold(Node node) {
        database.execute("""
                create function hold_back() returns trigger language plpgsql as $$
                begin
                    if current_setting('application_name') = '%s' and old.chain_position is null then
                        raise exception 'held back by a test';
                    end if;
                    return new;
                end $$;
                create trigger hold_back before update on audit_record for each row execute function hold_back();
                """.formatted(node.name()));
    }

    private void release() {
        database.execute("drop trigger hold_back on audit_record; drop function hold_back()");
    }

    @ParameterizedTest
    @EnumSource
    void staffReadAtOneNodeWhatTheOtherWrote(Way way) {
        Person person = first(way).eclipse().person(PASSWORD);
        first(way).eclipse().askForCode(person.identity(), "OTP");
        first(way).eclipse().sandbox().awaitCodeTo(person.phone());
        Eclipse eclipse = second(way).eclipse();
        Api admin = eclipse.console();

        for (String path : List.of(
                "/audit?limit=1000",
                "/tenants/1/messages?status=SENT",
                "/tenants/1/people?find=" + person.phone(),
                "/tenants/1/people/" + person.customer(),
                "/tenants/1/people/" + person.customer() + "/events")) {
            Answer answer = admin.get(path);
            assertThat(answer.status()).as("%s: %s", path, answer).isEqualTo(200);
        }

        assertThat(admin.get("/tenants/1/people/" + person.customer()).text()).contains(person.identity());
    }

    /** The way back: the archive before is deployed again, and finds a schema that it does not know. */
    @Test
    void aNodeOfTheVersionBeforeStartsOnTheNewSchema() {
        Person person = now.eclipse().person(PASSWORD);
        before.stop();

        before.start().awaitReady();

        assertThat(before.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(200);
        assertThat(schema()).isEqualTo(VersionBefore.newestMigration());
    }
}
