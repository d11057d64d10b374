package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.rig.Body;
import gatehouse.rig.Chromium;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A page in a real browser registers a passkey and signs in with it, with no more than the browser's own functions. In the
 * build's {@code browser} profile.
 */
class PasskeyInBrowser extends DeployedGatehouse {
    private static final String PAGE = script();
    private static final String EXAMPLE = guide().replaceFirst("(?s).*```js\\R(.*?)```.*", "$1");
    /** Less than what the driver has for a script. */
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    Path folder;

    private Eclipse eclipse;
    private Tenancy tenant;
    private Chromium browser;
    private long customer;
    private String name;
    private String systemToken;

    @BeforeEach
    void aNameAndAPage() {
        eclipse = Eclipse.at(base());
        tenant = Tenancy.sandbox(eclipse);
        systemToken = eclipse.jwt("sandbox-system", "Sandbox-System-1");
        customer = tenant.newCustomer(Body.empty().with("phone1", Unique.phone()));
        name = Unique.text();
        tenant.addIdentity(customer, Body.empty().with("identity", name));
        browser = Chromium.started(folder);
        browser.open(base() + "/");
    }

    @AfterEach
    void closeTheBrowser() {
        browser.close();
    }

    @Test
    void aPageRegistersAPasskeyAndSignsInWithIt() {
        String device = browser.plugInDevice(true);

        JsonNode registered = onPage("register", systemToken);
        JsonNode signedIn = onPage("signIn", "");
        JsonNode again = onPage("signIn", "");

        assertThat(registered.path("status").asInt()).as(registered.toString()).isEqualTo(200);
        assertThat(browser.passkeysOn(device)).hasSize(1);
        for (JsonNode login : new JsonNode[] {registered, signedIn, again}) {
            assertThat(login.path("status").asInt()).as(login.toString()).isEqualTo(200);
            String jwt = login.path("body").path("headerValue").asString().substring("Bearer ".length());
            assertThat(eclipse.api()
                            .as(jwt)
                            .get(tenant.customer(customer))
                            .json()
                            .path("customerId")
                            .asLong())
                    .isEqualTo(customer);
        }
    }

    @Test
    void theExampleOfTheGuideWorksWhenPasted() {
        browser.plugInDevice(true);

        JsonNode registered = asInTheGuide("Bearer " + systemToken);
        JsonNode signedIn = asInTheGuide("");

        for (JsonNode login : new JsonNode[] {registered, signedIn}) {
            assertThat(login.path("headerValue").asString())
                    .as(login.toString())
                    .startsWith("Bearer ");
        }
    }

    private JsonNode asInTheGuide(String token) {
        return browser.run(
                EXAMPLE + "return await passkey(argument.identity, argument.token);",
                Map.of("identity", name, "token", token));
    }

    @Test
    void theBrowserFindsNoPasskeyForADecoy() {
        browser.plugInDevice(true);
        onPage("register", systemToken);
        name = Unique.text();

        // At once, or after it waited for a device to be plugged in, as the decoy's transports may say.
        assertThatThrownBy(() -> onPage("signIn", "")).hasMessageMatching("(NotAllowedError|TimeoutError): .*");
    }

    @Test
    void aDeviceThatDoesNotVerifyItsHolderIsNotTaken() {
        browser.plugInDevice(false);

        assertThatThrownBy(() -> onPage("register", systemToken)).hasMessageContaining("NotAllowedError");
    }

    private JsonNode onPage(String step, String token) {
        return browser.run(
                PAGE + "return await " + step + "(argument);",
                Map.of("api", Eclipse.PATH, "identity", name, "token", token, "patience", PATIENCE_MILLIS));
    }

    private static String guide() {
        try {
            return Files.readString(Path.of("docs/client-guide.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String script() {
        try (InputStream script = PasskeyInBrowser.class.getResourceAsStream("/passkey-page.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
