package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Body;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sandbox's page: messages appear by themselves, and the clock goes on when it is told to. */
class SandboxInBrowser extends PageInBrowser {
    @AfterEach
    void putTheClockBack() {
        eclipse().sandbox().backToRealTime();
    }

    @Test
    void aMessageAppearsByItself() {
        open("/sandbox/");
        browser.awaitText("Inbox");
        Eclipse eclipse = eclipse();
        Tenancy tenant = Tenancy.sandbox(eclipse);
        String phone = Unique.phone();
        String name = Unique.text();
        tenant.addIdentity(
                tenant.newCustomer(Body.empty().with("phone1", phone)),
                Body.empty().with("identity", name).with("password", "user_password"));

        eclipse.api().post("/global/identities/" + name + "/password-change-init", "{\"type\":\"OTP\"}");

        browser.awaitText(phone);
        isFitForEverybody("sandbox");
    }

    @Test
    void theClockIsMovedAndPutBack() {
        open("/sandbox/");
        browser.awaitText("real time");

        browser.press("31 minutes on");
        browser.awaitText("ahead by PT31M");
        assertThat(Duration.between(Instant.now(), eclipse().sandbox().now()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
        browser.press("Real time");

        browser.awaitText("real time");
        isFitForEverybody("sandbox-clock");
    }

    @Test
    void aResetLeavesNothingButTheSamplesAndTheirCredentialsAreAsTheyArePrinted() {
        Eclipse.Person person = eclipse().person("user_password");
        open("/sandbox/");
        browser.awaitText("Reset the sandbox");

        browser.press("Reset the sandbox");

        browser.awaitText("The sandbox is as it was at first.");
        assertThat(eclipse().login(person.identity(), "user_password").status()).isNotEqualTo(200);
        JsonNode samples = browser.run(
                "return [...document.querySelectorAll('tbody tr:has(td:nth-child(3) code)')]"
                        + ".map(row => [...row.querySelectorAll('code')].map(code => code.textContent));",
                Map.of());
        assertThat(samples).hasSize(8);
        for (int eclipses = 0; eclipses < 3; eclipses++) {
            JsonNode sample = samples.path(eclipses);
            assertThat(eclipse()
                            .login(sample.path(0).asString(), sample.path(1).asString())
                            .status())
                    .as(sample.toString())
                    .isEqualTo(200);
        }
        Multi multi = Multi.at(base(), samples.path(3).path(1).asString());
        for (int multis : new int[] {5, 7}) {
            JsonNode sample = samples.path(multis);
            assertThat(multi.login(sample.path(0).asString(), sample.path(1).asString())
                            .status())
                    .as(sample.toString())
                    .isEqualTo(200);
        }
    }

    @Test
    void theInboxIsEmptied() {
        open("/sandbox/");
        browser.press("Empty it");

        browser.awaitText("Nothing was sent yet.");
    }
}
