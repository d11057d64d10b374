package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that are no good HTTP, written byte by byte. The server refuses most of them before our code sees them, so not
 * in our words (docs/deviations.md), and each server in its own way; what holds all the same is that nothing inside is shown.
 */
class BrokenHttpIT extends DeployedGatehouse {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROFILE = Eclipse.PATH + "/tenants/1/customers/3";
    private static final String LOGIN = Eclipse.PATH + "/authentication/login";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String LONG = "a".repeat(20_000);

    /** What the build calls the server under test. */
    private static final String SERVER = System.getProperty("arquillian.launch");

    private static final boolean MICRO = SERVER.equals("payara-micro");
    private static final boolean WILDFLY = SERVER.equals("wildfly");

    /** @param code ours, or empty where the server answers without a body */
    private record Expected(int status, String code) {}

    private static final Expected REFUSED = new Expected(400, "");
    private static final Expected TAKEN_AS_NO_BODY = new Expected(400, "JPE001");
    private static final Expected CLOSED = new Expected(0, "");
    /** As any other path. */
    private static final Expected NO_TOKEN = new Expected(401, "SEC001");

    static Stream<Arguments> ofThePage() {
        return Stream.of(
                arguments("a path of 20 kB", get(PROFILE + LONG, ""), REFUSED),
                arguments("a query of 20 kB", get(PROFILE + "?a=" + LONG, ""), REFUSED),
                arguments("a header of 20 kB", get(PROFILE, "X-Long: " + LONG + "\r\n"), REFUSED),
                arguments("300 headers", get(PROFILE, "X-Many: a\r\n".repeat(300)), REFUSED),
                arguments("%00 in the path", get(PROFILE + "%00", ""), WILDFLY ? NO_TOKEN : REFUSED),
                arguments("%5C in the path", get(PROFILE + "%5C", ""), WILDFLY ? NO_TOKEN : REFUSED),
                arguments("%zz in the path", get(PROFILE + "%zz", ""), WILDFLY ? REFUSED : new Expected(200, "")),
                arguments("TRACE", request("TRACE", LOGIN, "1.1", "X-Secret: hush\r\n", ""), new Expected(405, "")),
                arguments("HTTP/9.9", request("GET", PROFILE, "9.9", "", ""), MICRO ? new Expected(505, "") : REFUSED),
                arguments("a length that is no number", post("Content-Length: abc\r\n", "{}"), REFUSED),
                arguments("two lengths", post("Content-Length: 2\r\nContent-Length: 3\r\n", "{}"), REFUSED),
                arguments(
                        "a chunk without a size",
                        post("Transfer-Encoding: chunked\r\n", "ZZ\r\n{}\r\n"),
                        WILDFLY ? CLOSED : REFUSED),
                arguments("no Host", "GET " + PROFILE + " HTTP/1.1\r\nConnection: close\r\n\r\n", REFUSED),
                arguments("no length", post("", ""), TAKEN_AS_NO_BODY),
                arguments(
                        "a transfer coding that is none",
                        post("Transfer-Encoding: rot13\r\n", "{}"),
                        WILDFLY ? CLOSED : TAKEN_AS_NO_BODY),
                arguments(
                        "an expectation that is none",
                        post("Expect: nonsense\r\nContent-Length: 2\r\n", "{}"),
                        new Expected(400, "VAL001")),
                arguments("a method that is none", request("BREW", LOGIN, "1.1", "", ""), new Expected(405, "HTT405")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofThePage")
    void isRefusedAndShowsNothing(String what, String request, Expected expected) throws IOException {
        String answer = exchange(request);

        assertThat(answer).doesNotContain("<html", "Exception", "\tat ", "hush");
        if (expected == CLOSED) {
            assertThat(answer).isEmpty();
            return;
        }
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        String body = answer.substring(head.length() + 4);
        assertThat(head).startsWith("HTTP/1.1 " + expected.status() + " ");
        assertThat(head).doesNotContainPattern("(?i)\\R(server|x-powered-by): .*[0-9]");
        if (expected.code().isEmpty()) {
            assertThat(body).isEmpty();
        } else {
            assertThat(body).startsWith("[{").contains("\"code\":\"" + expected.code() + "\"");
        }
    }

    private static String get(String path, String headers) {
        return request("GET", path, "1.1", headers, "");
    }

    private static String post(String headers, String body) {
        return request("POST", LOGIN, "1.1", JSON + headers, body);
    }

    private static String request(String method, String path, String version, String headers, String body) {
        return method + " " + path + " HTTP/" + version + "\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "\r\n" + body;
    }

    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket(base().getHost(), base().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
