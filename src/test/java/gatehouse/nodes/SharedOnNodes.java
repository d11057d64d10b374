package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Clerk;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.EventReceiver;
import gatehouse.rig.Jwt;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.Sandbox;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What one node knows, the other knows: two of them count, remember and forget like one. */
@ExtendWith(ClusterExtension.class)
class SharedOnNodes {
    private static final String PASSWORD = "first_password";
    private static final String NEW = "second_password";
    private static final String CODE = "123456";
    private static final int ALLOWED_FAILURES = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A node signs with a key that another one made within half a minute, and publishes it within a second. */
    private static final Duration KEYS_READ_AGAIN = Duration.ofSeconds(45);

    private final Cluster cluster;
    private final Node a;
    private final Node b;

    SharedOnNodes(Cluster cluster) {
        this.cluster = cluster;
        this.a = cluster.a();
        this.b = cluster.b();
    }

    /** Taken in turn, as a load balancer does. */
    private Node node(int turn) {
        return turn % 2 == 0 ? a : b;
    }

    @Test
    void bothStartedOnAnEmptyDatabaseWithNothingButTheirSettings() {
        assertThat(cluster.nodes())
                .allMatch(Node::isReady)
                .allSatisfy(node -> assertThat(node.eclipse()
                                .login("username", "user_password")
                                .status())
                        .isEqualTo(200));
        assertThat(cluster.database().number("select count(*) from tenant where id = 1"))
                .isOne();
        assertThat(cluster.database().number("select count(*) - count(distinct signs_from) from signing_key"))
                .as("keys made twice")
                .isZero();
    }

    /** However it is spelt: what a node says of itself is for load balancers and administrators. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/ready",
                "//health/ready",
                "/%68ealth/ready",
                "/HEALTH/ready",
                "/health;x=1/ready",
                "/;x/health/ready",
                "/./health/ready",
                "/console/../health/ready",
                "/%2e/health/ready",
                "/metrics",
                "/metrics/"
            })
    void strangersLearnNothingOfTheNodesHealth(String path) {
        assertThat(Api.at(cluster.balancer().base()).get(path).status()).isEqualTo(404);
    }

    @Test
    void failuresAtBothNodesLockTogether() {
        Person person = a.eclipse().person(PASSWORD);

        for (int i = 0; i < ALLOWED_FAILURES; i++) {
            node(i).eclipse().login(person.identity(), "wrong_password");
        }

        assertThat(a.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
        assertThat(b.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
    }

    /** One failure short of a lock; the last one is among eight that come to both at once, and a right one after it is too late. */
    @Test
    void guessesAtBothNodesAtOnceCountEachOther() {
        Person person = a.eclipse().person(PASSWORD);
        AtomicInteger turn = new AtomicInteger();

        Together.times(8, () -> node(turn.getAndIncrement()).eclipse().login(person.identity(), "wrong_password"));

        assertThat(b.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void aSessionLivesAtBothAndEndsAtBothAtOnce() {
        Person person = a.eclipse().person(PASSWORD);
        String jwt = a.eclipse().jwt(person.identity(), PASSWORD);
        assertThat(b.eclipse().opens(jwt, person)).isTrue();
        String renewed = Eclipse.jwt(b.eclipse().renew(jwt));
        assertThat(a.eclipse().opens(renewed, person)).isTrue();

        assertThat(a.eclipse().logout(renewed).status()).isEqualTo(204);

        assertThat(b.eclipse().opens(renewed, person)).isFalse();
        assertThat(b.eclipse().opens(jwt, person)).isFalse();
        assertThat(b.eclipse().renew(renewed).code()).isEqualTo("USR904");
    }

    @Test
    void aCodeThatOneNodeSentIsTakenByTheOtherAndByNoneAgain() {
        Person person = a.eclipse().person(PASSWORD);
        a.eclipse().askForCode(person.identity(), "OTP");
        b.eclipse().sandbox().awaitCodeTo(person.phone());
        AtomicInteger turn = new AtomicInteger();

        List<Integer> answers = Together.times(
                6,
                () -> node(turn.getAndIncrement())
                        .eclipse()
                        .changePassword(person.identity(), CODE, NEW)
                        .status());

        assertThat(answers).containsOnlyOnce(204).containsOnly(204, 400);
    }

    /** Security state that a node remembered would be wrong at the other one's next call. */
    @Test
    void whatChangesAtOneNodeIsTrueAtTheNextCallToTheOther() {
        Person person = a.eclipse().person(PASSWORD);
        assertThat(b.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(200);
        String jwt = b.eclipse().jwt(person.identity(), PASSWORD);
        a.eclipse().askForCode(person.identity(), "OTP");
        a.eclipse().sandbox().awaitCodeTo(person.phone());

        assertThat(a.eclipse().changePassword(person.identity(), CODE, NEW).status())
                .isEqualTo(204);

        assertThat(b.eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(401);
        assertThat(b.eclipse().opens(jwt, person)).isFalse();
        assertThat(b.eclipse().login(person.identity(), NEW).status()).isEqualTo(200);
    }

    @Test
    void whatAnAdministratorTurnsAtOneNodeIsTurnedAtTheOther() {
        JsonNode tenant = a.eclipse().tenant();
        String apiKey = tenant.path("apiKey").asString();
        assertThat(b.multi(apiKey).login("nobody@example.com", "x").status()).isEqualTo(403);

        turn(tenant, "/maintenance", true);
        int during = b.multi(apiKey).login("nobody@example.com", "x").status();
        turn(tenant, "/maintenance", false);

        assertThat(during).isEqualTo(503);
        assertThat(b.multi(apiKey).login("nobody@example.com", "x").status()).isEqualTo(403);
    }

    @Test
    void callsAtBothNodesCountTowardsOneLimit() {
        JsonNode tenant = a.eclipse().tenant();
        String apiKey = tenant.path("apiKey").asString();
        turn(tenant, "/call-limits", true);
        try (SharedTime time = new SharedTime()) {
            time.advanceToTheNextHour();

            List<Integer> within = IntStream.range(0, 100)
                    .mapToObj(
                            i -> node(i).multi(apiKey).api().get("/identities").status())
                    .toList();

            assertThat(within).containsOnly(401);
            assertThat(a.multi(apiKey).api().get("/identities").status()).isEqualTo(429);
            assertThat(b.multi(apiKey).api().get("/identities").status()).isEqualTo(429);
        }
    }

    @Test
    void aCallThatIsRepeatedAtTheOtherNodeIsCarriedOutOnce() {
        String reference = Unique.text();
        String body = Multi.consumerBody(Unique.text() + "@example.com", Unique.phone())
                .toString();
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers = Together.times(
                4,
                () -> node(turn.getAndIncrement())
                        .multi(Multi.API_KEY)
                        .api()
                        .with("idempotency-ref", reference)
                        .post("/consumers", body));
        Answer later =
                b.multi(Multi.API_KEY).api().with("idempotency-ref", reference).post("/consumers", body);

        assertThat(later.status()).as(later.toString()).isEqualTo(200);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 409));
        assertThat(answers.stream().filter(answer -> answer.status() == 200))
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(answer.json()).isEqualTo(later.json()));
    }

    @Test
    void eachEventIsToldOnceWhicheverNodeSawIt() throws Exception {
        JsonNode tenant = a.eclipse().tenant();
        String apiKey = tenant.path("apiKey").asString();
        try (EventReceiver receiver =
                EventReceiver.of(a.eclipse(), tenant.path("id").asLong())) {
            Root person = a.multi(apiKey).verified(a.multi(apiKey).consumer());
            a.multi(apiKey).withPassword(person);
            int before = logins(receiver);

            for (int i = 0; i < 10; i++) {
                node(i).multi(apiKey).token(person.email(), Multi.PASSWORD);
            }

            await().atMost(PATIENCE).until(() -> logins(receiver) >= before + 10);
            // A turn of both sweepers, which would tell again what the other one tells.
            Thread.sleep(Duration.ofSeconds(6).toMillis());
            assertThat(logins(receiver)).isEqualTo(before + 10);
        }
    }

    private static int logins(EventReceiver receiver) {
        return (int) receiver.told().stream()
                .filter(event -> event.path().equals("/login/watch"))
                .filter(event -> event.body().path("type").asString().equals("PASSWORD"))
                .count();
    }

    @Test
    void jobsThatBothNodesRunHaveOneEffect() {
        List<Person> people =
                Stream.generate(() -> a.eclipse().person(PASSWORD)).limit(12).toList();
        AtomicInteger turn = new AtomicInteger();

        Together.times(people.size(), () -> {
            int mine = turn.getAndIncrement();
            return node(mine).eclipse().askForCode(people.get(mine).identity(), "OTP");
        });

        people.forEach(person -> {
            a.eclipse().sandbox().awaitCodeTo(person.phone());
            assertThat(b.eclipse().sandbox().textsTo(person.phone())).hasSize(1);
        });
        assertThat(cluster.database()
                        .number("select count(*) from (select message_id from message_attempt"
                                + " where outcome = 'ACCEPTED' group by message_id having count(*) > 1) twice"))
                .as("messages that a gateway was given twice")
                .isZero();
        After.theAuditIsOneChain(a);
        After.theAuditIsOneChain(b);
    }

    @Test
    void aKeyThatOneNodeMadeIsPublishedAndUsedByTheOther() {
        try (SharedTime time = new SharedTime()) {
            time.advance(Duration.ofHours(25));
            Clerk admin = Clerk.at(a.eclipse(), 0, "GLOBAL_ADMIN").confirmed();

            Answer rotated = admin.because("/keys/rotation");

            assertThat(rotated.status()).as(rotated.toString()).isEqualTo(200);
            await("the same keys at both")
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(published(b)).isEqualTo(published(a)));
            Person person = a.eclipse().person(PASSWORD);
            String jwt = a.eclipse().jwt(person.identity(), PASSWORD);
            assertThat(published(b)).contains(kid(jwt));
            assertThat(b.eclipse().opens(jwt, person)).isTrue();
            await("the other signs with it too")
                    .atMost(KEYS_READ_AGAIN)
                    .until(() ->
                            kid(b.eclipse().jwt(person.identity(), PASSWORD)).equals(kid(jwt)));
        }
    }

    private static Set<String> published(Node node) {
        Set<String> kids = new TreeSet<>();
        Api.at(node.base())
                .get("/.well-known/jwks.json")
                .json()
                .path("keys")
                .forEach(key -> kids.add(key.path("kid").asString()));
        return kids;
    }

    private static String kid(String jwt) {
        return new Jwt(jwt).header().path("kid").asString();
    }

    private void turn(JsonNode tenant, String what, boolean on) {
        Api console = a.eclipse().console();
        Answer turned = console.put("/tenants/" + tenant.path("id").asLong() + what, "{\"on\":" + on + "}");
        assertThat(turned.status()).as(turned.toString()).isEqualTo(200);
    }

    /** The clock as one node moves it, and the other one follows within a second. */
    private final class SharedTime implements AutoCloseable {
        private final Sandbox sandbox = a.eclipse().sandbox();

        void advance(Duration step) {
            sandbox.advance(step);
            awaitTheOther();
        }

        void advanceToTheNextHour() {
            sandbox.advanceToTheNextHour();
            awaitTheOther();
        }

        private void awaitTheOther() {
            await("the other node's clock")
                    .atMost(PATIENCE)
                    .until(() -> offset(b).equals(offset(a)));
        }

        private static String offset(Node node) {
            return Api.at(node.base()).get("/sandbox/clock").at("offset");
        }

        @Override
        public void close() {
            sandbox.backToRealTime();
            awaitTheOther();
        }
    }
}
