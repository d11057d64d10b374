package gatehouse.callback;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.DeployedGatehouse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in for providers. The sandbox has no gateway that takes receipts, so that everybody is a stranger. */
class ReceiptsIT extends DeployedGatehouse {
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(strings = {"none", "sandbox", "webhook"})
    void strangerIsAskedForThePasswordOfTheGateway(String gateway) throws Exception {
        HttpResponse<String> answer = post(gateway, "Basic " + base64("gateway:secret"), FORM, "a=b");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"receipts\"");
        assertThat(answer.body()).isEqualTo("Not the secret of a gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ***", "Digest x"})
    void whatIsNoPasswordIsNone(String authorization) throws Exception {
        assertThat(post("none", authorization, "application/json", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void bodyThatIsTooLongIsRefused() throws Exception {
        assertThat(post("none", "Basic " + base64("a:b"), FORM, "x".repeat(65_537))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void nothingElseIsThere() throws Exception {
        HttpResponse<String> read = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri("none")).build(), BodyHandlers.ofString());

        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.body()).isEmpty();
    }

    private HttpResponse<String> post(String gateway, String authorization, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(gateway))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String gateway) {
        return URI.create(base() + "/gateways/" + gateway + "/receipts");
    }

    private static String base64(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
