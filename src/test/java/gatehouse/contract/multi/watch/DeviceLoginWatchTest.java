package gatehouse.contract.multi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.devicelogin.DeviceLoginSettled;
import gatehouse.devicelogin.DeviceLoginSettled.Grant;
import gatehouse.devicelogin.DeviceLoginSettled.Status;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.push.Asker;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.webhook.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant is told of a login by a device, and how its token waits to be sent. */
class DeviceLoginWatchTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl";

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    private final Instant idleAt = house.clock.instant().plus(Duration.ofMinutes(5));

    @BeforeEach
    void theTenantListens() {
        house.database.run("delete from message");
        Webhooks webhooks = house.get(Webhooks.class);
        house.inTransaction(() -> webhooks.set(
                House.TENANT, webhooks.url("https://hooks.example.com").orElseThrow(), false));
    }

    @Test
    void theTokenIsSealedAndGoneWithItsSession() {
        tell(Status.VERIFIED, Optional.of(new Grant(Secret.of(TOKEN), idleAt)));

        assertThat(messages("")).isEqualTo(1);
        assertThat(messages("where text like '%" + TOKEN + "%' or text like '%authToken%'"))
                .isZero();
        assertThat(messages("where expires = timestamp with time zone '" + idleAt + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatCarriesNoTokenIsWorthTellingForEver() {
        tell(Status.DECLINED, Optional.empty());

        assertThat(messages("where expires is null")).isEqualTo(1);
    }

    @Test
    void theTokenDoesNotShowInTheEvent() {
        Told.StepUp event = new Told.StepUp(null, null, "7", "BIOMETRIC", "VERIFIED", "0", TOKEN, null);

        assertThat(event.toString()).doesNotContain(TOKEN);
    }

    @Test
    void acceptedPushOfASessionThatIsOverIsToldAsExpired() {
        Resident member = house.aMember().withoutPassword();
        UUID session = house.aSession(member.subjectId());
        PushSettled accepted = new PushSettled(
                8,
                House.TENANT,
                member.subjectId(),
                Asker.session(session),
                DeviceUse.PROMPT,
                PushState.ACCEPTED,
                Optional.empty());

        push(accepted);
        assertThat(texts.last()).contains("\"VERIFIED\"");

        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);
        push(accepted);
        assertThat(texts.last()).contains("\"EXPIRED\"");
    }

    private static void push(PushSettled settled) {
        house.inTransaction(() -> {
            house.get(StepUpWatch.class).push(settled);
            return null;
        });
    }

    /** The push of a login is told as the login, once, and not as the step-up of a session. */
    @Test
    void thePushItselfIsNotToldBesideIt() {
        Resident member = house.aMember().withoutPassword();

        house.inTransaction(() -> {
            house.get(StepUpWatch.class)
                    .push(new PushSettled(
                            7,
                            House.TENANT,
                            member.subjectId(),
                            Asker.login(new UUID(0, 1)),
                            DeviceUse.BIOMETRIC,
                            PushState.ACCEPTED,
                            Optional.empty()));
            return null;
        });

        assertThat(messages("")).isZero();
    }

    @Test
    void nobodyIsToldOfAPasswordThatWasNotShown() {
        Resident member = house.aMember().withoutPassword();
        Occurrence byDevice = new Occurrence(
                Occurrence.Action.SIGN_IN,
                Optional.of(Factors.DEVICE),
                "DONE",
                Optional.of(House.TENANT),
                Optional.of(member.subjectId()),
                Optional.of(member.subjectId()),
                House.HERE);

        house.inTransaction(() -> {
            house.get(LoginWatch.class).password(byDevice);
            return null;
        });

        assertThat(messages("")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"VERIFIED, 1", "DECLINED, 1", "EXPIRED, 0"})
    void whoeverAnswersHasLoggedInOrNot(Status status, long told) {
        Resident member = house.aMember().withoutPassword();

        house.inTransaction(() -> {
            house.get(LoginWatch.class)
                    .device(new DeviceLoginSettled(
                            7, House.TENANT, member.subjectId(), member.customerId(), status, Optional.empty()));
            return null;
        });

        assertThat(messages("")).isEqualTo(told);
    }

    private static void tell(Status status, Optional<Grant> grant) {
        Resident member = house.aMember().withoutPassword();
        house.inTransaction(() -> {
            house.get(StepUpWatch.class)
                    .login(new DeviceLoginSettled(
                            7, House.TENANT, member.subjectId(), member.customerId(), status, grant));
            return null;
        });
    }

    private static long messages(String where) {
        return house.database.number("select count(*) from message " + where);
    }
}
