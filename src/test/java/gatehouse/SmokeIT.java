package gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.DeployedGatehouse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The shortest proof that a server runs Gatehouse; the one test that runs on every server and every database. */
class SmokeIT extends DeployedGatehouse {
    private final HttpClient client = HttpClient.newHttpClient();

    /** The migrations ran, or the server would have refused the application and answered 404 here. */
    @Test
    void theServerAnswers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base().resolve("/")).build();

        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isBetween(200, 499);
    }
}
