package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page at the root: what there is on this server. */
class StartPageIT extends DeployedGatehouse {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    private final Api server = Api.at(base());

    @Test
    void isServedUnderTheStrictHeaders() {
        Answer page = server.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.text()).doesNotContain("<script", "<style", " style=", "://");
    }

    @Test
    void leadsToBothDescriptionsAndNowhereElseThanThisServer() {
        String page = server.get("/").text();
        List<String> links = LINK.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links).contains("openapi", "openapi/multi");
        assertThat(links)
                .allSatisfy(link ->
                        assertThat(server.get("/" + link).status()).as(link).isEqualTo(200));
    }

    @Test
    void namesASampleOfEachDoor() {
        assertThat(server.get("/").text())
                .contains("username", "user_password", "user@example.com", "pa$$word", "sandbox-api-key");
    }
}
