package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages over HTTP: where they are, what a browser may do with them, and how much it has to load. */
@Tag("acceptance")
class PagesIT extends DeployedGatehouse {
    private static final int MOST_BYTES = 150 * 1024;
    private static final Pattern IMPORT_MAP = Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>");
    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("(?<![.\"])(?:from|import)\\s*\\(?\"([^\"]+)\"");

    private final Api api = Api.at(base());

    @ParameterizedTest
    @ValueSource(strings = {"/", "/account/", "/account/reset", "/device/", "/console/", "/sandbox/"})
    void runsItsOwnScriptsAndNothingElse(String path) {
        Answer page = api.get(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self' 'sha256-", "frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'; trusted-types lit-html")
                .doesNotContain("unsafe");
        assertThat(page.text())
                .doesNotContainPattern("<script(?! type=\"(importmap|module)\")|<style| on\\w+=| style=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/device", "/console", "/sandbox"})
    void isFoundWithoutTheSlashToo(String path) {
        Answer moved = api.get(path);

        assertThat(moved.status()).isEqualTo(302);
        URI location = URI.create(moved.header("Location"));
        assertThat(location.isAbsolute()).isFalse();
        assertThat(base().resolve(path).resolve(location)).isEqualTo(base().resolve(path + "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/account/", "/device/", "/console/", "/sandbox/"})
    void weighsLittleAndNamesNothingThatIsNotThere(String path) {
        Map<URI, Integer> loaded = new LinkedHashMap<>();
        String html = api.get(path).text();
        JsonNode imports = JsonMapper.shared()
                .readTree(IMPORT_MAP
                        .matcher(html)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .path("imports");
        URI page = base().resolve(path);
        loaded.put(page, zipped(html));

        found(NAMED, html)
                .filter(named -> named.endsWith("js") || named.endsWith("css"))
                .forEach(named -> load(page.resolve(named), page, imports, loaded));

        assertThat(loaded.values().stream().mapToInt(Integer::intValue).sum())
                .as(loaded.toString())
                .isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void whatNeverChangesIsKeptAndTheRestAskedAbout() throws NoSuchAlgorithmException {
        Answer own = api.get("/pages/style.css");

        assertThat(own.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(own.header("ETag"))
                .as("by the content: all builds have one date")
                .isEqualTo('"' + sha256(own.text()) + '"');
        assertThat(own.header("Last-Modified")).isEmpty();
        assertThat(api.with("If-None-Match", own.header("ETag"))
                        .get("/pages/style.css")
                        .status())
                .isEqualTo(304);
        assertThat(api.get("/webjars/lit/3.3.2/index.js").header("Cache-Control"))
                .contains("immutable");
        assertThat(api.get("/account/").header("Cache-Control")).isEqualTo("no-store");
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }

    private void load(URI file, URI page, JsonNode imports, Map<URI, Integer> loaded) {
        if (loaded.containsKey(file)) {
            return;
        }
        Answer answer = api.get(file.getPath());
        assertThat(answer.status()).as(file.toString()).isEqualTo(200);
        loaded.put(file, zipped(answer.text()));
        if (file.getPath().endsWith(".js")) {
            found(IMPORTED, answer.text())
                    .forEach(named -> load(resolved(named, file, page, imports), page, imports, loaded));
        }
    }

    private static URI resolved(String named, URI file, URI page, JsonNode imports) {
        if (named.startsWith(".")) {
            return file.resolve(named);
        }
        if (imports.has(named)) {
            return page.resolve(imports.path(named).asString());
        }
        Entry<String, JsonNode> folder = imports.properties().stream()
                .filter(entry -> entry.getKey().endsWith("/") && named.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The import map does not know " + named));
        return page.resolve(
                folder.getValue().asString() + named.substring(folder.getKey().length()));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    private static int zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }
}
