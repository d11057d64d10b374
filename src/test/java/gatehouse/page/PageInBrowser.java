package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Chromium;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A page as somebody sees it. After each test the page must be without a complaint of the browser (a breach of its policy,
 * an error of a script), and readable for everybody, light and dark; and four pictures of it lie in the build's folder.
 */
abstract class PageInBrowser extends DeployedGatehouse {
    private static final Path PICTURES = Path.of(System.getProperty("gatehouse.it.pictures", "target/pages"));
    private static final int DESKTOP = 1200;
    private static final int PHONE = 400;

    /** To be run in a page. */
    protected static final String SOMEBODY_IS_THERE = "dispatchEvent(new Event('keydown'));";

    private static final String AXE = resource("/axe.min.js");

    @TempDir
    Path folder;

    protected Chromium browser;

    @BeforeEach
    void openABrowser() {
        browser = Chromium.started(folder);
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    protected void open(String path) {
        browser.open(base() + path);
    }

    protected static Eclipse eclipse() {
        return Eclipse.at(base());
    }

    /** The console's door as the operator of the server. */
    protected static Api admin() {
        return eclipse().console();
    }

    /** Looks at the page as it is now: light and dark, on a desk and on a phone. */
    protected void isFitForEverybody(String name) {
        isFit(name, "");
        browser.prefersDark(true);
        isFit(name, "-dark");
        browser.prefersDark(false);

        assertThat(browser.complaints()).as("complaints about " + name).isEmpty();
    }

    private void isFit(String name, String scheme) {
        keep(name + "-desktop" + scheme, browser.picture(DESKTOP));
        assertThat(seriousFaults())
                .as("what keeps people out of " + name + scheme)
                .isEmpty();
        keep(name + "-phone" + scheme, browser.picture(PHONE));
        assertThat(seriousFaults())
                .as("what keeps people out of " + name + scheme + " on a phone")
                .isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth;", Map.of())
                        .asBoolean())
                .as(name + " fits into a phone")
                .isTrue();
    }

    private List<String> seriousFaults() {
        return browser.run(
                        AXE + ";return (await axe.run()).violations"
                                + ".filter(violation => ['serious', 'critical'].includes(violation.impact))"
                                + ".map(violation => violation.id + ': ' + violation.nodes[0].html);",
                        Map.of())
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /** Until the page has got another token. */
    protected void awaitRenewal() {
        browser.run(
                "const renewed = () => performance.getEntriesByType('resource')"
                        + ".some(call => call.name.endsWith('/authentication/renew') && call.responseStatus === 200);"
                        + "while (!renewed()) await new Promise(later => setTimeout(later, 100));",
                Map.of());
    }

    protected void letTimePass(int seconds) {
        browser.run(timePasses(seconds), Map.of());
    }

    /** The page looks at the time of day; timers go on as ever. */
    protected static String timePasses(int seconds) {
        return "{const before = Date.now; Date.now = () => before() + " + seconds + "_000;}";
    }

    private static void keep(String name, byte[] picture) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), picture);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String resource(String name) {
        try (InputStream resource = PageInBrowser.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
