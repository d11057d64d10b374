package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.platform.Settings;
import gatehouse.platform.database.GatehouseDataSource;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.Statements;
import gatehouse.rig.Statements.Report;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * How much the database is asked by what is done most. The numbers are pinned: whoever adds a statement sees it here, and
 * whoever takes one away lowers the number.
 */
@DisabledIfSystemProperty(
        named = "gatehouse.it.database",
        matches = "postgresql",
        disabledReason = "H2 counts them; the statements are the same on PostgreSQL")
class StatementsIT extends InsideGatehouse {
    /** More often than a timer, which comes once a second, on the slowest machine. */
    private static final int TIMES = 30;

    private static final String DOOR = "/eclipse-conductor/rest/v1";
    private static final String CUSTOMERS = DOOR + "/tenants/1/customers";
    private static final String PASSWORD = "user_password";
    private static final String ANOTHER = "another_password";
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    @Inject
    Settings settings;

    @Resource(lookup = GatehouseDataSource.NAME)
    DataSource database;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** One for each test, so that none is beyond its limit. */
    private final String address = address();

    private String admin;

    /** Somebody who can sign in. */
    private record Person(long customer, String identity, String phone) {}

    @BeforeEach
    void signInTheAdmin() {
        admin = token(post("", DOOR + "/authentication/login", credentials("sandbox-admin", "Sandbox-Admin-1")));
    }

    @Test
    void login() {
        assertCosts(people(), this::signIn, 6);
    }

    @Test
    void loginAfterAFailure() {
        List<Person> people = people();
        people.forEach(this::fail);

        assertCosts(people, this::signIn, 8);
    }

    @Test
    void firstWrongLogin() {
        assertCosts(people(), this::fail, 6);
    }

    @Test
    void laterWrongLogin() {
        List<Person> people = people();
        people.forEach(this::fail);

        assertCosts(people, this::fail, 6);
    }

    @Test
    void renewal() {
        List<String> tokens = people().stream().map(this::signIn).toList();

        assertCosts(tokens, token -> expect(200, renew(token)), 3);
    }

    @Test
    void authenticatedRead() {
        List<Person> people = people();
        List<String> tokens = people.stream().map(this::signIn).toList();

        assertCosts(
                IntStream.range(0, TIMES).boxed().toList(),
                number -> expect(
                        200,
                        get(
                                tokens.get(number),
                                CUSTOMERS + "/" + people.get(number).customer())),
                2);
    }

    @Test
    void logout() {
        List<String> tokens = people().stream().map(this::signIn).toList();

        assertCosts(tokens, token -> expect(204, post(token, DOOR + "/authentication/logout", jwt(token))), 3);
    }

    @Test
    void codeWithItsDelivery() {
        List<Person> people = people();

        assertCosts(
                () -> {
                    people.forEach(this::askForCode);
                    people.forEach(this::awaitCode);
                },
                41);
    }

    @Test
    void resetByACodeWithItsNotice() {
        List<Person> people = people();
        people.forEach(this::askForCode);
        people.forEach(this::awaitCode);

        assertCosts(
                () -> {
                    people.forEach(this::reset);
                    people.forEach(this::awaitNotice);
                },
                44);
    }

    private <T> void assertCosts(List<T> each, Consumer<T> work, long statements) {
        assertCosts(() -> each.forEach(work), statements);
    }

    private void assertCosts(Runnable work, long statements) {
        Report report = new Statements(database).during(TIMES, work);

        assertThat(report.statements()).as(report.toString()).isEqualTo(statements);
    }

    private List<Person> people() {
        return IntStream.range(0, TIMES).mapToObj(number -> person()).toList();
    }

    private Person person() {
        String phone = "2784%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        String identity = "s-" + UUID.randomUUID().toString().substring(0, 18);
        HttpResponse<String> created = expect(201, post(admin, CUSTOMERS, "{\"phone1\":\"" + phone + "\"}"));
        long customer = Long.parseLong(found("\"customerId\":(\\d+)", created));
        expect(200, post(admin, CUSTOMERS + "/" + customer + "/identities", credentials(identity, PASSWORD)));
        return new Person(customer, identity, phone);
    }

    private String signIn(Person person) {
        return token(post("", DOOR + "/authentication/login", credentials(person.identity(), PASSWORD)));
    }

    private void fail(Person person) {
        expect(401, post("", DOOR + "/authentication/login", credentials(person.identity(), ANOTHER)));
    }

    private HttpResponse<String> renew(String token) {
        return post(token, DOOR + "/authentication/renew", jwt(token));
    }

    private void askForCode(Person person) {
        expect(204, post("", passwordChange(person) + "-init", "{\"type\":\"OTP\"}"));
    }

    private void awaitCode(Person person) {
        awaitMessage(person, "PASSWORD_RESET_CODE");
    }

    private void awaitNotice(Person person) {
        awaitMessage(person, "PASSWORD_CHANGED");
    }

    private void awaitMessage(Person person, String purpose) {
        await().atMost(AT_MOST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get("", "/sandbox/messages?limit=1&to=" + person.phone())
                        .body()
                        .contains(purpose));
    }

    private void reset(Person person) {
        expect(204, post("", passwordChange(person), "{\"hash\":\"123456\",\"password\":\"" + ANOTHER + "\"}"));
    }

    private static String passwordChange(Person person) {
        return DOOR + "/global/identities/" + person.identity() + "/password-change";
    }

    private static String credentials(String identity, String password) {
        return "{\"identity\":\"" + identity + "\",\"password\":\"" + password + "\"}";
    }

    private static String jwt(String token) {
        return "{\"jwt\":\"" + token + "\"}";
    }

    private static String token(HttpResponse<String> signedIn) {
        return found("\"headerValue\":\"Bearer ([^\"]+)\"", expect(200, signedIn));
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private HttpResponse<String> get(String token, String path) {
        return send(token, path, HttpRequest.Builder::GET);
    }

    private HttpResponse<String> post(String token, String path, String json) {
        return send(
                token,
                path,
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(String token, String path, Consumer<HttpRequest.Builder> what) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.publicUrl() + path))
                .header("X-Forwarded-For", address)
                .timeout(AT_MOST);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        what.accept(request);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }
}
