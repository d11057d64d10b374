package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Body;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
