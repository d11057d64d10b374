package gatehouse.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.audit.ClosedAuditLog;
import gatehouse.audit.Verification;
import gatehouse.launcher.CustomerLife.Knowledge;
import gatehouse.launcher.CustomerLife.Step;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.ClosedBroker;
import gatehouse.rig.Eclipse;
import gatehouse.rig.KeyHolder;
import gatehouse.rig.Launch;
import gatehouse.rig.Launched;
import gatehouse.rig.Launched.Ended;
import gatehouse.rig.Multi;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@code mvn -Prun} promises, on two copies side by side: a sandbox, and a production server that started on an
 * empty database. A start costs half a minute, so all share them, and the tests that end the sandbox come last.
 */
@EnabledIfSystemProperty(
        named = "arquillian.launch",
        matches = "payara-micro",
        disabledReason = "The launcher starts Payara Micro, whatever server is under test")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class LauncherIT {
    private static final String PEPPER = "8cbbcf29d9cef89675c5f5c1dcfe827d0570416a5aaba30dd0de159661ad905b";
    private static final String SEALING_KEY = "7a2c92d9e5449ccb4d3d4f7e5c25750cf5f52a524509e68bae0d2c0a2342f39f";
    private static final String ADMIN = "first.admin";
    private static final String ADMIN_PASSWORD = "correct horse battery staple";
    private static final KeyHolder OWN_KEY = KeyHolder.with2048Bits();
    /** Nine seconds are promised to a server that hangs; the rest is for a machine that has much else to do. */
    private static final Duration PROMISED_END = Duration.ofSeconds(30);

    @TempDir
    static Path folders;

    private static Launched sandbox;
    private static Launched production;

    @BeforeAll
    static void startBoth() {
        sandbox = sandboxLaunch(Launch.in(folders.resolve("sandbox"))).start();
        production = productionLaunch(folders.resolve("production")).start();
        sandbox.awaitReady();
        production.awaitReady();
    }

    @AfterAll
    static void stopBoth() {
        Stream.of(sandbox, production).filter(started -> started != null).forEach(Launched::close);
    }

    /** The stream of calls of these tests comes from one address and should wait for the database, not for BCrypt. */
    private static Launch sandboxLaunch(Launch launch) {
        return launch.with("gatehouse.password.bcrypt-cost", "4")
                .with("gatehouse.limit.logins-per-minute", "1000000")
                .with("gatehouse.limit.codes-per-10-minutes", "1000000");
    }

    private static Launch productionLaunch(Path data) {
        return Launch.in(data)
                .with("gatehouse.mode", "production")
                .with("gatehouse.password.bcrypt-cost", "10")
                .inEnvironment("GATEHOUSE_SECRETS_PEPPER", PEPPER)
                .inEnvironment("GATEHOUSE_SECRETS_SEALING_KEY", SEALING_KEY)
                .inEnvironment("GATEHOUSE_PKI_CLIENT_CHALLENGE_KEY", OWN_KEY.privateKey())
                .inEnvironment("GATEHOUSE_BOOTSTRAP_ADMIN", ADMIN)
                .inEnvironment("GATEHOUSE_BOOTSTRAP_PASSWORD", ADMIN_PASSWORD);
    }

    /** Nobody ever sees a stack trace: one line says what to do. */
    private static void assertRefused(Ended ended, String... words) {
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.errors())
                .singleElement()
                .asString()
                .startsWith("Gatehouse cannot start: ")
                .contains(words);
        assertThat(ended.out()).isEmpty();
    }

    @Nested
    @Order(1)
    class WhenItRuns {
        @Test
        void theScreenNamesTheAddressAndPagesThatAreThere() {
            assertThat(sandbox.screen())
                    .contains("Gatehouse runs on " + sandbox.base() + " (this machine only, sandbox mode)")
                    .contains(sandbox.data().toString());
            Api caller = Api.at(sandbox.base());
            assertThat(pages(sandbox))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(page ->
                            assertThat(caller.get(page).status()).as(page).isEqualTo(200));
        }

        @Test
        void theSamplesOfTheScreenSignIn() {
            Matcher sample = Pattern.compile(" (\\S+) / (\\S+)\\n").matcher(sandbox.screen());
            Eclipse eclipse = Eclipse.at(sandbox.base());

            assertThat(sample.results().toList())
                    .hasSize(3)
                    .allSatisfy(found -> assertThat(eclipse.login(found.group(1), found.group(2))
                                    .status())
                            .as(found.group(1))
                            .isEqualTo(200));
        }

        @Test
        void theLoginOfTheScreenWorksWhenPasted() {
            Matcher curl = curl("");
            assertThat(curl.find()).isTrue();

            Answer answer = Api.at(sandbox.base()).post(curl.group("path"), curl.group("body"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("headerValue")).startsWith("Bearer ");
        }

        @Test
        void theLoginOfTheOtherDoorWorksToo() {
            Matcher curl = curl(" -H 'api-key: (?<key>[^']+)'");
            assertThat(curl.find()).isTrue();

            Answer answer = Api.at(sandbox.base())
                    .with("api-key", curl.group("key"))
                    .post(curl.group("path"), curl.group("body"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("tokenType")).isEqualTo("ACCESS");
        }

        private Matcher curl(String key) {
            return Pattern.compile(
                            "^ *curl -s http://localhost:\\d+(?<path>\\S+)" + key
                                    + " -H 'Content-Type: application/json' -d '(?<body>[^']+)'$",
                            Pattern.MULTILINE)
                    .matcher(sandbox.screen());
        }

        @Test
        void itListensOnThisMachineOnly() throws IOException {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();

            assertThat(others)
                    .allSatisfy(address -> assertThatThrownBy(() -> connect(address, sandbox.port()))
                            .isInstanceOf(ConnectException.class));
            connect(InetAddress.getByName("127.0.0.1"), sandbox.port());
        }

        private List<String> pages(Launched launched) {
            return Pattern.compile("^ +\\w[\\w ]+ {2,}" + launched.base() + "(/\\S*)$", Pattern.MULTILINE)
                    .matcher(launched.screen())
                    .results()
                    .map(page -> page.group(1))
                    .toList();
        }

        private void connect(InetAddress address, int port) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 30_000);
            }
        }
    }

    @Nested
    @Order(2)
    class WhenItCannotStart {
        @Test
        void aTakenPortIsSaidInOneLine() {
            Ended ended = Launch.in(folders.resolve("other"))
                    .onPort(sandbox.port())
                    .start()
                    .awaitEnd();

            assertRefused(ended, "port " + sandbox.port() + " is taken", "-Dhttp.port");
        }

        @Test
        void aDataFolderInUseIsSaidInOneLine() {
            Ended ended = Launch.in(sandbox.data()).start().awaitEnd();

            assertRefused(ended, sandbox.data().toString(), "in use");
        }

        @Test
        void aDataFolderThatIsAFileIsSaidInOneLine() throws IOException {
            Path file = Files.createFile(folders.resolve("file"));

            assertRefused(Launch.in(file).start().awaitEnd(), file.toString(), "cannot be used");
        }

        @ParameterizedTest
        @CsvSource({
            "http.port, web",
            "http.port, 0",
            "http.port, 65536",
            "gatehouse.mode, productive",
            "gatehouse.drain, soon",
        })
        void aSettingOfTheLauncherThatIsWrongIsNamed(String name, String value) {
            Ended ended = Launch.in(folders.resolve("other"))
                    .with(name, value)
                    .start()
                    .awaitEnd();

            assertRefused(ended, name);
        }

        @ParameterizedTest
        @CsvSource({
            "GATEHOUSE_SECRETS_PEPPER, '', gatehouse.secrets.pepper",
            "GATEHOUSE_SECRETS_SEALING_KEY, '', gatehouse.secrets.sealing-key",
            "GATEHOUSE_SANDBOX_CODES, random, GATEHOUSE_SANDBOX_CODES",
            "GATEHOUSE_SANDBOX_WHATEVER, 1, GATEHOUSE_SANDBOX_WHATEVER",
        })
        void productionNeedsItsSecretsAndNothingOfTheSandbox(String variable, String value, String named) {
            Ended ended = productionLaunch(folders.resolve("other"))
                    .inEnvironment(variable, value)
                    .start()
                    .awaitEnd();

            assertRefused(ended, named);
        }

        /** The launcher does not know what a good secret looks like: here the application refuses, and the launcher tells. */
        @Test
        void whatOnlyTheApplicationKnowsIsSaidInOneLineToo() {
            String typed = "5e".repeat(32);

            Ended ended = productionLaunch(folders.resolve("weak"))
                    .inEnvironment("GATEHOUSE_SECRETS_PEPPER", typed)
                    .start()
                    .awaitEnd();

            assertRefused(ended, "setting gatehouse.secrets.pepper is weak");
            assertThat(ended.errors().toString()).doesNotContain(typed);
        }
    }

    @Nested
    @Order(3)
    class InProduction {
        @Test
        void nothingOfTheSandboxIsThere() {
            Api caller = Api.at(production.base());

            for (String path : List.of("/sandbox", "/sandbox/", "/sandbox/messages", "/sandbox/clock")) {
                assertThat(caller.get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(caller.post("/sandbox/reset", "{}").status()).isEqualTo(404);
            assertThat(caller.post("/sandbox/clock", "{\"advance\":\"PT31M\"}").status())
                    .isEqualTo(404);
            assertThat(caller.get("/").header("Gatehouse-Mode")).isEmpty();
            assertThat(Api.at(sandbox.base()).get("/").header("Gatehouse-Mode")).isEqualTo("sandbox");
            assertThat(production.screen()).contains("production mode").doesNotContain("sandbox");
        }

        @Test
        void noSampleSignsIn() {
            Eclipse eclipse = Eclipse.at(production.base());

            assertThat(eclipse.login("username", "user_password").code()).isEqualTo("USR002");
            assertThat(eclipse.login("sandbox-system", "Sandbox-System-1").code())
                    .isEqualTo("USR002");
            assertThat(eclipse.login("sandbox-admin", "Sandbox-Admin-1").code()).isEqualTo("USR002");
        }

        @Test
        void theServerProvesToHoldItsOwnKey() {
            String challenge = OWN_KEY.encrypted("who are you?".getBytes(StandardCharsets.UTF_8));

            Answer asked = Eclipse.at(production.base())
                    .api()
                    .post(
                            "/authentication/login-challenges",
                            Body.empty()
                                    .with("identity", "somebody")
                                    .with("clientChallenge", challenge)
                                    .toString());

            assertThat(asked.status()).as("%s", asked).isEqualTo(200);
            // printf 'who are you?' | openssl dgst -sha256 -binary | base64
            assertThat(asked.at("base64EncodedClientChallengeResponse"))
                    .isEqualTo("sjQR8TqiEhv4YGdRG5TkKBiVmKU5qXsf7de6IbvFDSI=");
        }

        @Test
        void theFirstAdministratorMakesATenantWhoseSystemUserWorks() {
            Eclipse eclipse = Eclipse.at(production.base());
            Api admin = eclipse.server().as(eclipse.jwt(ADMIN, ADMIN_PASSWORD));

            Answer made = admin.post("/console/api/tenants", "{\"name\":\"First Bank\"}");
            assertThat(made.status()).as("%s", made).isEqualTo(201);
            Api system = eclipse.api().as(eclipse.jwt(made.at("systemIdentity"), made.at("systemPassword")));
            String customers = "/tenants/" + made.json().path("id").asLong() + "/customers";
            Answer customer = system.post(customers, "{\"phone1\":\"27830000001\"}");
            assertThat(customer.status()).as("%s", customer).isEqualTo(201);
            String identities =
                    customers + "/" + customer.json().path("customerId").asLong() + "/identities";
            assertThat(system.post(identities, Eclipse.loginBody("customer.one", "a good long sentence"))
                            .status())
                    .isEqualTo(200);
            assertNoFixedCode(eclipse, "customer.one");
        }

        /** The code that everybody knows is refused although a code is waiting. */
        private void assertNoFixedCode(Eclipse eclipse, String identity) {
            assertThat(eclipse.askForCode(identity, "OTP").status()).isEqualTo(204);
            assertThat(eclipse.changePassword(identity, "123456", "another good long one")
                            .code())
                    .isEqualTo("USR007");
        }

        @Test
        void theLogWarnsAsLongAsThePasswordIsThatOfTheSettings() {
            assertThat(production.log()).contains("The first administrator still has the password of");
        }
    }

    /** The same stream of calls, cut off in four ways; the data go on each time. */
    @Nested
    @Order(4)
    class WhateverEndsIt {
        private static final int CLIENTS = 4;
        private static final int LIVES_BEFORE_THE_END = 6;

        private final List<CustomerLife> lives = new ArrayList<>();
        private final Eclipse eclipse = Eclipse.at(sandbox.base());
        private final Api system = eclipse.system();
        private final Multi multi = Multi.at(sandbox.base());
        /** A token of the other door, which lives five minutes from the last call on, whatever becomes of the server. */
        private String user;

        @Test
        void whatWasAnsweredHoldsAndTheRestIsWholeOrNothing() throws Exception {
            Ended terminated = whileCallsComeIn(Launched::terminate);
            assertThat(terminated.status()).as("%s", terminated).isZero();
            assertThat(terminated.errors()).isEmpty();
            assertThat(terminated.took()).isLessThan(PROMISED_END);
            startAgainAndCheck();

            Ended killed = whileCallsComeIn(server -> {
                user = multi.token("user@example.com", "pa$$word");
                return server.killServer();
            });
            assertThat(killed.status()).isEqualTo(1);
            assertThat(killed.errors()).singleElement().asString().startsWith("Gatehouse ended by itself, see ");
            ClosedBroker.in(sandbox.data()).leaveABranchInDoubt();
            startAgain();
            assertThat(multi.opens(user)).as("within the five minutes").isTrue();
            checkLives();

            whileCallsComeIn(Launched::killServer);
            startAgainAndCheck();
            multi.sandbox().advance(Duration.ofMinutes(5));
            assertThat(multi.opens(user)).as("after the five minutes").isFalse();
            multi.sandbox().backToRealTime();

            Ended stopped = Launched.canBeInterrupted() ? sandbox.interrupt() : sandbox.terminate();
            assertThat(stopped.status()).as("%s", stopped).isZero();
            assertThat(stopped.errors()).isEmpty();
            assertThat(stopped.took()).isLessThan(PROMISED_END);
            checkClosedFolder();
        }

        private Ended whileCallsComeIn(Function<Launched, Ended> end) throws Exception {
            List<CustomerLife> round = Collections.synchronizedList(new ArrayList<>());
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> liveUntilCutShort(round)));
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> round.stream().filter(CustomerLife::isWhole).count() >= LIVES_BEFORE_THE_END
                            || running.stream().anyMatch(Future::isDone));
            assertThat(running).as("clients that nobody cut short").noneMatch(Future::isDone);
            Ended ended = end.apply(sandbox);
            for (Future<?> client : running) {
                client.get(1, TimeUnit.MINUTES);
            }
            clients.shutdown();
            lives.addAll(round);
            return ended;
        }

        private void liveUntilCutShort(List<CustomerLife> round) {
            CustomerLife life;
            do {
                life = new CustomerLife();
                round.add(life);
                life.live(eclipse, system);
            } while (life.isWhole());
        }

        /** The tenant's system goes on with the token that it had before. */
        private void startAgainAndCheck() {
            startAgain();
            checkLives();
        }

        private void startAgain() {
            sandbox = sandboxLaunch(Launch.in(sandbox.data()).onPort(sandbox.port()))
                    .start()
                    .awaitReady();
        }

        private void checkLives() {
            lives.forEach(life -> life.check(eclipse, system));
        }

        private void checkClosedFolder() throws Exception {
            try (ClosedAuditLog audit = ClosedAuditLog.in(sandbox.data())) {
                assertThat(audit.verify()).isInstanceOf(Verification.Intact.class);
                assertThat(audit.records("CREATE_CUSTOMER"))
                        .as("one record for each answered call, and at most one for each other")
                        .isBetween(count(Step.CREATE_CUSTOMER, false), count(Step.CREATE_CUSTOMER, true));
                assertThat(lives)
                        .filteredOn(life -> life.of(Step.MISTYPE) == Knowledge.ANSWERED)
                        .isNotEmpty()
                        .allSatisfy(life -> assertThat(audit.failuresOf(life.otherIdentity()))
                                .as("failures of an identity that nobody has signed in with since")
                                .isEqualTo(1));
            }
            assertThat(ClosedBroker.in(sandbox.data()).branchesInDoubt()).isZero();
        }

        private long count(Step step, boolean alsoUnanswered) {
            return lives.stream()
                    .map(life -> life.of(step))
                    .filter(known -> known == Knowledge.ANSWERED || alsoUnanswered && known == Knowledge.UNANSWERED)
                    .count();
        }
    }
}
