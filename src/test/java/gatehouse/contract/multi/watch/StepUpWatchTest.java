package gatehouse.contract.multi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.challenge.Operation;
import gatehouse.message.SentTexts;
import gatehouse.stepup.StepUpSettled;
import gatehouse.stepup.StepUpSettled.Status;
import gatehouse.subject.PartyId;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.webhook.Webhooks;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a tenant is told of an operation that was to be confirmed. */
class StepUpWatchTest {
    private static final Operation DINNER = new Operation(1234, "EUR", "Corner Shop");
    private static final String TOLD =
            "\"operation\":{\"amount\":{\"currency\":\"EUR\",\"amount\":1234},\"payee\":\"Corner Shop\"}";

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @BeforeEach
    void theTenantListens() {
        Webhooks webhooks = house.get(Webhooks.class);
        house.inTransaction(() -> webhooks.set(
                House.TENANT, webhooks.url("https://hooks.example.com").orElseThrow(), false));
    }

    @Test
    void whatWasConfirmedIsTold() {
        settle(Status.VERIFIED, Optional.of(DINNER));

        assertThat(texts.last()).contains(TOLD);
    }

    @Test
    void whatRaisedTheSessionNamesNone() {
        settle(Status.VERIFIED, Optional.empty());

        assertThat(texts.last()).contains("VERIFIED").doesNotContain("operation");
    }

    @Test
    void whatWasNotConfirmedIsNothingToCarryOut() {
        settle(Status.DECLINED, Optional.of(DINNER));

        assertThat(texts.last()).contains("DECLINED").doesNotContain("operation");
    }

    private static void settle(Status status, Optional<Operation> operation) {
        Resident member = house.aMember().withoutPassword();
        house.inTransaction(() -> {
            house.get(StepUpWatch.class)
                    .code(new StepUpSettled(
                            House.TENANT,
                            member.subjectId(),
                            new UUID(0, 7),
                            PartyId.customer(member.subjectId()),
                            new UUID(0, 8),
                            "sms",
                            status,
                            operation));
            return null;
        });
    }
}
