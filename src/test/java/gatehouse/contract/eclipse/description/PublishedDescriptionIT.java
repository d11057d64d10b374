package gatehouse.contract.eclipse.description;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description as a running server hands it out: ours, whatever the server would make of our classes itself. */
class PublishedDescriptionIT extends DeployedGatehouse {
    private Api server;

    @BeforeEach
    void reach() {
        server = Api.at(base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi?format=json", "/openapi?format=JSON"})
    void isWhatTheBuildMade(String path) throws IOException {
        Answer answer = server.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.text()).isEqualTo(made("openapi.json"));
    }

    @Test
    void isYamlForThoseWhoAskForIt() throws IOException {
        Answer byParameter = server.get("/openapi?format=YAML");
        Answer byHeader = server.with("Accept", "application/yaml").get("/openapi");

        assertThat(byParameter.header("Content-Type")).startsWith("application/yaml");
        assertThat(byParameter.text()).isEqualTo(made("openapi.yaml"));
        assertThat(byHeader.text()).isEqualTo(made("openapi.yaml"));
        assertThat(server.with("Accept", "application/yaml")
                        .get("/openapi?format=json")
                        .text())
                .isEqualTo(made("openapi.json"));
    }

    @Test
    void hasOneForEachDoor() throws IOException {
        assertThat(server.get("/openapi/multi").text()).isEqualTo(made("multi.json"));
        assertThat(server.get("/openapi/multi?format=yaml").text()).isEqualTo(made("multi.yaml"));
    }

    /** Payara answers below this path by itself where nobody else does. */
    @ParameterizedTest
    @ValueSource(strings = {"/openapi/", "/openapi/document", "/openapi/health", "/openapi/eclipse"})
    void noOtherDescriptionIsBelow(String path) {
        Answer answer = server.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("openapi");
    }

    private static String made(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("gatehouse.it.target"), "openapi", file));
    }
}
