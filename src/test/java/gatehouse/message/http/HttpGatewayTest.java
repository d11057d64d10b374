package gatehouse.message.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayContract;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.message.http.ProviderStub.Call;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.certificate.KeyStores;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.outbound.HttpCaller;
import gatehouse.support.Certificates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as a provider gets them, and what is made of its answers. */
class HttpGatewayTest extends GatewayContract {
    private final ProviderStub provider = new ProviderStub();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void settings() {
        set("url", provider.url());
        set("body", "To={to}&From=Bank&Body={text}");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Override
    protected Gateway gateway() {
        return new HttpKind().create(new GatewaySettings("provider", Settings.of(settings)));
    }

    @Test
    void carriesWhatItIsSaidToCarry() {
        assertThat(Channel.values()).filteredOn(gateway()::carries).containsExactly(Channel.SMS);

        set("channel", "email");

        assertThat(Channel.values()).filteredOn(gateway()::carries).containsExactly(Channel.EMAIL);
    }

    @Test
    void formIsPostedWithItsPlacesFilled() {
        submit();

        Call call = provider.calls.get(0);
        assertThat(call.line()).isEqualTo("POST /messages HTTP/1.1");
        assertThat(call.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
        assertThat(call.body())
                .isEqualTo("To=%2B27820000001&From=Bank&Body=Your+code+is+604713.+It+is+valid+for+5+minutes.");
    }

    @Test
    void jsonIsSentWithItsPlacesFilled() {
        set("method", "put");
        set("type", "json");
        set("body", "{\"to\":[{\"number\":{digits}}],\"text\":\"{text}\",\"ref\":\"{id}\"}");
        UUID id = UUID.randomUUID();

        gateway().submit(message(id));

        Call call = provider.calls.get(0);
        assertThat(call.line()).isEqualTo("PUT /messages HTTP/1.1");
        assertThat(call.headers()).containsEntry("content-type", "application/json");
        assertThat(call.body())
                .isEqualTo("{\"to\":[{\"number\":27820000001}],\"text\":\"" + TEXT + "\",\"ref\":\"" + id + "\"}");
    }

    @Test
    void textIsEscapedAndNeverReadAsATemplate() {
        String text = "\"},{\\\n&To=1 {id} ü 漢";
        gateway().submit(sms("27820000001", text));
        set("type", "json");
        set("body", "{\"to\":\"{to}\",\"text\":\"{text}\"}");
        gateway().submit(sms("27820000001", text));

        assertThat(provider.calls.get(0).body())
                .isEqualTo("To=%2B27820000001&From=Bank&Body=%22%7D%2C%7B%5C%0A%26To%3D1+%7Bid%7D+%C3%BC+%E6%BC%A2");
        assertThat(provider.calls.get(1).body())
                .isEqualTo("{\"to\":\"+27820000001\",\"text\":\"\\\"},{\\\\\\n&To=1 {id} ü 漢\"}");
    }

    @Test
    void loginOfTheUrlGoesIntoAHeader() {
        set("url", provider.url().replace("//", "//account:to%3Aken+1@"));

        submit();

        assertThat(provider.calls.get(0).line()).isEqualTo("POST /messages HTTP/1.1");
        assertThat(provider.calls.get(0).headers()).containsEntry("authorization", "Basic YWNjb3VudDp0bzprZW4rMQ==");
    }

    /** Only who is told to ask for it gets the trace. */
    @Test
    void theTraceIsSentWhereASettingSaysSo() {
        Trace trace = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");
        CurrentCall.continuing(trace, this::submit);
        set("headers", "traceparent: {traceparent}");
        CurrentCall.continuing(trace, this::submit);
        submit();

        assertThat(provider.calls)
                .extracting(call -> call.headers().get("traceparent"))
                .containsExactly(null, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);
    }

    @Test
    void headersAreSentAsTheyAreAndMayHaveTheMessagesId() {
        set("headers", "X-Api-Key: secret\nIdempotency-Key: {id}\nAccept: text/plain");
        UUID id = UUID.randomUUID();

        gateway().submit(message(id));
        gateway().submit(message(id));

        for (Call call : provider.calls) {
            assertThat(call.headers())
                    .containsEntry("x-api-key", "secret")
                    .containsEntry("idempotency-key", id.toString())
                    .containsEntry("accept", "text/plain");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void everyStatusOfThe200sIsSuccessAndOurIdTheReference(int status) {
        provider.answers(status, "");
        UUID id = UUID.randomUUID();

        assertThat(gateway().submit(message(id))).isEqualTo(new Submission.Accepted(id.toString()));
    }

    @Test
    void referenceIsReadWhereItIs() {
        set("reference", "/messages/0/message-id");
        provider.answers(200, "{\"messages\":[{\"message-id\":\"0A01\",\"status\":\"0\"}]}");
        assertThat(submit()).isEqualTo(new Submission.Accepted("0A01"));

        provider.answers(200, "{\"messages\":[{\"message-id\":4711}]}");
        assertThat(submit()).isEqualTo(new Submission.Accepted("4711"));
    }

    @ParameterizedTest
    @CsvSource({"queued, true", "accepted, true", "undeliverable, false"})
    void successMayDependOnAMember(String status, boolean accepted) {
        set("success", "/status=queued,accepted");
        provider.answers(200, "{\"status\":\"" + status + "\"}");

        assertThat(submit() instanceof Submission.Accepted).isEqualTo(accepted);
        assertThat(submit() instanceof Submission.Rejected).isNotEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void everyOtherStatusIsRefusedForNowAndNothingIsFollowed(int status) {
        provider.answers("HTTP/1.1 " + status + " No\r\nLocation: " + provider.url()
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(submit()).isEqualTo(new Submission.Rejected("answered " + status, false));
        assertThat(provider.calls).hasSize(1);
    }

    @Test
    void providerMaySayThatTheRecipientIsNone() {
        set("permanent", "/code=21211,21614");
        provider.answers(400, "{\"code\":21211,\"message\":\"'To' +27820000001 is not valid\"}");
        assertThat(submit()).isEqualTo(new Submission.Rejected("answered 400", true));

        provider.answers(400, "{\"code\":20003}");
        assertThat(submit()).isEqualTo(new Submission.Rejected("answered 400", false));

        provider.answers(502, "<html>Bad gateway</html>");
        assertThat(submit()).isEqualTo(new Submission.Rejected("answered 502", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Sign in to the network</html>", "{\"status\":", "{}", "[]"})
    void answerThatIsNotWhatWasAgreedIsNone(String garbage) {
        set("reference", "/sid");
        provider.answers(200, garbage);

        assertThat(submit()).isInstanceOf(Submission.Unreachable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"sid\"",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"si"
            })
    void answerThatBreaksOffIsNone(String bytes) {
        provider.answers(bytes);

        assertThat(submit()).isInstanceOf(Submission.Unreachable.class);
    }

    @Test
    void secondAnswerIsNotRead() {
        set("reference", "/sid");
        provider.answers("HTTP/1.1 201 Created\r\nContent-Length: 15\r\n\r\n{\"sid\":\"first\"}"
                + "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");

        assertThat(submit()).isEqualTo(new Submission.Accepted("first"));
        assertThat(submit()).isEqualTo(new Submission.Accepted("first"));
    }

    @Test
    void endlessAnswerIsReadToItsBoundOnly() {
        provider.answers(200, "x".repeat(HttpCaller.MOST_BYTES * 20));

        assertThat(submit()).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void providerThatSaysNothingIsUnreachable() {
        set("timeout", "PT0.2S");
        provider.answers(ProviderStub.SILENCE);

        assertThat(submit()).isEqualTo(new Submission.Unreachable("no answer within 200 ms"));
    }

    @Test
    void providerThatIsAwayIsUnreachable() {
        provider.close();

        // Why is for the log: refused at once, or no answer where the system lets the port be silent.
        assertThat(submit()).isInstanceOf(Submission.Unreachable.class);
    }

    @Test
    void providerIsCalledOverTlsByThoseWhoTrustIt(@TempDir Path folder) throws Exception {
        Certificates certificates = new Certificates(folder);
        Map<String, String> ours =
                Map.of("store", certificates.make("provider"), "store-password", Certificates.PASSWORD);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                KeyStores.mutual("store", "nobody", Settings.of(ours)).orElseThrow()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            set("url", "https://localhost:" + server.getAddress().getPort() + "/messages");
            assertThat(submit()).isEqualTo(new Submission.Unreachable("SSLHandshakeException"));

            set("trust-store", certificates.trust("trusted", "provider"));
            set("trust-store-password", Certificates.PASSWORD);
            assertThat(submit()).isInstanceOf(Submission.Accepted.class);
        } finally {
            server.stop(0);
        }
    }

    private void set(String key, String value) {
        settings.put("gatehouse.gateway.provider." + key, value);
    }

    private Submission submit() {
        return gateway().submit(message(UUID.randomUUID()));
    }

    private static Outgoing sms(String to, String text) {
        return new Outgoing(
                UUID.randomUUID(),
                Channel.SMS,
                MessagePurpose.VERIFICATION_CODE,
                to,
                Secret.of(text),
                Optional.empty());
    }
}
