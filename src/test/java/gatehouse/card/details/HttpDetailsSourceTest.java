package gatehouse.card.details;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import gatehouse.card.CardFace;
import gatehouse.card.Pan;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer's service over mutual TLS, against a real one on this machine with certificates made for the test. */
class HttpDetailsSourceTest {
    private static final CardFace FACE =
            new CardFace(Pan.parse("4111111111111111").orElseThrow(), YearMonth.of(2030, 12), "A. Holder");

    @TempDir
    static Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpsServer issuer;

    @BeforeAll
    static void certificates() {
        Certificates certificates = new Certificates(folder);
        for (String name : new String[] {"issuer", "gatehouse", "stranger"}) {
            certificates.make(name);
        }
        certificates.trust("gatehouse-trusts", "issuer");
        certificates.trust("issuer-trusts", "gatehouse");
    }

    private static String file(String store) {
        return new Certificates(folder).store(store);
    }

    @BeforeEach
    void startIssuer() throws IOException {
        SSLContext tls = MutualTls.from(settings("issuer", "issuer-trusts"));
        issuer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(threads);
        issuer.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = tls.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        issuer.start();
    }

    @AfterEach
    void stopIssuer() {
        over.countDown();
        issuer.stop(0);
        threads.shutdownNow();
    }

    @Test
    void theCodeComesFromTheIssuerWhoIsAskedForTheCard() {
        answers(200, "{\"cvv\":\"042\"}");

        assertThat(ask("gatehouse")).contains(Secret.of("042"));
        assertThat(asked.get()).isEqualTo("POST {\"pan\":\"4111111111111111\",\"expiry\":\"2030-12\"}");
    }

    @Test
    void anIssuerThatDoesNotKnowUsIsNotReached() {
        answers(200, "{\"cvv\":\"042\"}");

        assertThat(ask("stranger")).isEmpty();
        assertThat(asked.get()).isEmpty();
    }

    @Test
    void anIssuerThatWeDoNotKnowIsToldNothing() {
        answers(200, "{\"cvv\":\"042\"}");

        assertThat(source("gatehouse", "issuer-trusts", "PT10S").securityCode(FACE))
                .isEmpty();
        assertThat(asked.get()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"cvv\":null}",
                "{\"cvv\":\"\"}",
                "{\"cvv\":\"12\"}",
                "{\"cvv\":\"12345\"}",
                "{\"cvv\":\"12x\"}",
                "{\"cvv\":123}",
                "<html>123</html>",
                "[\"123\"]"
            })
    void anAnswerThatIsNotACodeIsNone(String body) {
        answers(200, body);

        assertThat(ask("gatehouse")).isEmpty();
        assertThat(asked.get()).startsWith("POST");
    }

    @Test
    void aRefusalIsNoCodeWhateverItsBodySays() {
        answers(404, "{\"cvv\":\"042\"}");

        assertThat(ask("gatehouse")).isEmpty();
    }

    @Test
    void aCardsNumberFollowsNoRedirect() {
        issuer.createContext("/details", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        issuer.createContext("/elsewhere", exchange -> answer(exchange, 200, "{\"cvv\":\"042\"}"));

        assertThat(ask("gatehouse")).isEmpty();
        assertThat(asked.get()).isEmpty();
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedForLongerThanAgreed() {
        issuer.createContext("/details", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(over);
            exchange.close();
        });

        assertThat(source("gatehouse", "gatehouse-trusts", "PT2S").securityCode(FACE))
                .isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void answers(int status, String body) {
        issuer.createContext("/details", exchange -> answer(exchange, status, body));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        String received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.set(exchange.getRequestMethod() + " " + received);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Optional<Secret> ask(String as) {
        return source(as, "gatehouse-trusts", "PT30S").securityCode(FACE);
    }

    private CardDetailsSource source(String as, String trusts, String patience) {
        return CardDetailsBeans.chosen(
                Settings.of(Map.of(
                        "gatehouse.cards.details-url",
                        url("/details"),
                        "gatehouse.cards.details-timeout",
                        patience,
                        "gatehouse.cards.details-key-store",
                        file(as),
                        "gatehouse.cards.details-key-store-password",
                        Certificates.PASSWORD,
                        "gatehouse.cards.details-trust-store",
                        file(trusts),
                        "gatehouse.cards.details-trust-store-password",
                        Certificates.PASSWORD)),
                new KeyedHash(new byte[32]));
    }

    private static Settings settings(String keys, String trusts) {
        return Settings.of(Map.of(
                "gatehouse.cards.details-key-store",
                file(keys),
                "gatehouse.cards.details-key-store-password",
                Certificates.PASSWORD,
                "gatehouse.cards.details-trust-store",
                file(trusts),
                "gatehouse.cards.details-trust-store-password",
                Certificates.PASSWORD));
    }

    private String url(String path) {
        return "https://localhost:" + issuer.getAddress().getPort() + path;
    }
}
