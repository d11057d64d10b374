package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

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
 * an error of a script), and readable for everybody; and two pictures of it lie in the build's folder.
 */
abstract class PageInBrowser extends DeployedGatehouse {
    private static final Path PICTURES = Path.of(System.getProperty("gatehouse.it.pictures", "target/pages"));
    private static final int DESKTOP = 1200;
    private static final int PHONE = 400;
    private static final int HEIGHT = 1400;

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

    /** Looks at the page as it is now. */
    protected void isFitForEverybody(String name) {
        List<String> found = browser.run(
                        AXE + ";return (await axe.run()).violations"
                                + ".filter(violation => ['serious', 'critical'].includes(violation.impact))"
                                + ".map(violation => violation.id + ': ' + violation.nodes[0].html);",
                        Map.of())
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        keep(name + "-desktop", browser.picture(DESKTOP, HEIGHT));
        keep(name + "-phone", browser.picture(PHONE, HEIGHT));

        assertThat(found).as("what keeps people out of " + name).isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth;", Map.of())
                        .asBoolean())
                .as(name + " fits into a phone")
                .isTrue();
        assertThat(browser.complaints()).as("complaints about " + name).isEmpty();
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
