package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Settings;
import gatehouse.platform.http.call.Call;
import gatehouse.platform.http.call.ClientAddress;
import gatehouse.platform.http.call.Trace;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontStepsTest {
    private static final Trace TRACE = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
    private static final Settings PRODUCTION = Settings.of(Map.of());
    private static final Settings SANDBOX = Settings.of(Map.of("gatehouse.mode", "sandbox"));

    private final Cors cors = Cors.asking(List.of("https://app.example.com"::equals, new LocalhostOrigins(PRODUCTION)));

    @Test
    void sandboxSaysSoOnEveryAnswer() {
        FakeExchange exchange = new FakeExchange("GET");

        new StandardHeaders(SANDBOX).putOn(exchange.response(), call("203.0.113.7", false));

        assertThat(exchange.answered)
                .containsEntry("Gatehouse-Mode", "sandbox")
                .containsEntry("request-ref", TRACE.traceId())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Cache-Control", "no-store")
                .doesNotContainKey("Strict-Transport-Security");
        assertThat(exchange.answered.get("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void productionPinsHttps() {
        FakeExchange exchange = new FakeExchange("GET");

        new StandardHeaders(PRODUCTION).putOn(exchange.response(), call("203.0.113.7", true));

        assertThat(exchange.answered)
                .doesNotContainKey("Gatehouse-Mode")
                .containsEntry("Strict-Transport-Security", "max-age=31536000");
    }

    @Test
    void pageOfAnAllowedOriginMayReadTheAnswerAndItsHeaders() {
        FakeExchange exchange = new FakeExchange("POST").with("Origin", "https://app.example.com");

        cors.putOn(exchange.response(), exchange.request());

        assertThat(exchange.answered)
                .containsEntry("Access-Control-Allow-Origin", "https://app.example.com")
                .containsEntry("Vary", "Origin")
                .doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(exchange.answered.get("Access-Control-Expose-Headers"))
                .contains(
                        "request-ref",
                        "x-ratelimit-limit",
                        "x-ratelimit-reset",
                        "Retry-After",
                        "renew-csrf",
                        "Gatehouse-Mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com.evil.test",
                "http://app.example.com",
                "https://app.example.com:444",
                "null",
                "*",
                "",
                "http://localhost:3000"
            })
    void anyOtherOriginGetsNothing(String origin) {
        FakeExchange exchange = new FakeExchange("POST").with("Origin", origin);

        cors.putOn(exchange.response(), exchange.request());

        assertThat(exchange.answered).containsEntry("Vary", "Origin").doesNotContainKey("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000,          true",
        "https://localhost,              true",
        "http://127.0.0.1:8080,          true",
        "http://[::1]:8080,              true",
        "http://localhost.evil.test,     false",
        "http://localhost:3000/path,     false",
        "http://evil.test#localhost,     false",
        "ftp://localhost,                false"
    })
    void sandboxAllowsPagesOfTheOwnMachine(String origin, boolean allowed) {
        assertThat(new LocalhostOrigins(SANDBOX).allows(origin)).isEqualTo(allowed);
        assertThat(new LocalhostOrigins(PRODUCTION).allows(origin)).isFalse();
    }

    @Test
    void preflightIsAnswered() {
        FakeExchange exchange = preflight("https://app.example.com")
                .with("Access-Control-Request-Headers", "authorization, content-type");

        assertThat(Cors.isPreflight(exchange.request())).isTrue();
        assertThat(cors.answersPreflight(exchange.request(), exchange.response()))
                .isTrue();

        assertThat(exchange.status).isEqualTo(204);
        assertThat(exchange.answered)
                .containsEntry("Access-Control-Allow-Headers", "authorization, content-type")
                .containsEntry("Access-Control-Max-Age", "600");
        assertThat(exchange.answered.get("Access-Control-Allow-Methods")).contains("PUT", "DELETE", "PATCH");
    }

    @Test
    void preflightOfAStrangerIsNot() {
        FakeExchange exchange = preflight("https://evil.test");

        assertThat(cors.answersPreflight(exchange.request(), exchange.response()))
                .isFalse();
        assertThat(exchange.answered).isEmpty();
    }

    @Test
    void headerNamesThatAreNoneAreNotEchoed() {
        FakeExchange exchange =
                preflight("https://app.example.com").with("Access-Control-Request-Headers", "a\r\nSet-Cookie: x");

        cors.answersPreflight(exchange.request(), exchange.response());

        assertThat(exchange.answered).doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void plainOptionsIsNoPreflight() {
        assertThat(Cors.isPreflight(new FakeExchange("OPTIONS").request())).isFalse();
        assertThat(Cors.isPreflight(new FakeExchange("OPTIONS")
                        .with("Origin", "https://app.example.com")
                        .request()))
                .isFalse();
    }

    @Test
    void withoutTheListOfOriginsNobodyIsOnIt() {
        Cors broken = Cors.asking(List.of(origin -> {
            throw new IllegalStateException("database away");
        }));
        FakeExchange exchange = new FakeExchange("POST").with("Origin", "https://app.example.com");

        broken.putOn(exchange.response(), exchange.request());

        assertThat(exchange.answered).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @ParameterizedTest(name = "{0} from {1} https {2}: refused {3}")
    @CsvSource({
        "Bearer x, 203.0.113.7, false, true",
        "bearer x, 203.0.113.7, false, true",
        "BEARER x, 203.0.113.7, false, true",
        "Bearer x, 203.0.113.7, true,  false",
        "Bearer x, 127.0.0.1,   false, false",
        "Bearer x, ::1,         false, false",
        "Basic x,  203.0.113.7, false, true",
        "Digest x, 203.0.113.7, false, false",
        ",         203.0.113.7, false, false"
    })
    void productionRefusesATokenOverPlainHttp(String sent, String address, boolean https, boolean refused) {
        FakeExchange exchange = new FakeExchange("GET");
        if (sent != null) {
            exchange.with("Authorization", sent);
        }

        assertThat(new BearerRule(PRODUCTION).refuses(exchange.request(), client(address, https)))
                .isEqualTo(refused);
        assertThat(new BearerRule(SANDBOX).refuses(exchange.request(), client(address, https)))
                .isFalse();
    }

    private static FakeExchange preflight(String origin) {
        return new FakeExchange("OPTIONS").with("Origin", origin).with("Access-Control-Request-Method", "PUT");
    }

    private static Call call(String address, boolean https) {
        return new Call(TRACE, client(address, https));
    }

    private static ClientAddress client(String address, boolean https) {
        try {
            return new ClientAddress(InetAddress.getByName(address), https);
        } catch (UnknownHostException notDigits) {
            throw new IllegalArgumentException(notDigits);
        }
    }
}
