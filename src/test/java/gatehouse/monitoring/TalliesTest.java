package gatehouse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.Hold;
import gatehouse.message.budget.TextHeld;
import gatehouse.message.flow.Carried;
import gatehouse.message.flow.Carried.Result;
import gatehouse.message.gateway.Channel;
import gatehouse.platform.meter.Meters;
import gatehouse.platform.meter.Reading;
import gatehouse.support.House;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TalliesTest {
    private final Meters meters = new Meters();
    private final Tallies tallies = new Tallies(meters);

    @Test
    void signInsAreCountedByOutcomeAndAmongAllAttempts() {
        tallies.count(Occurrence.ofNobody(Action.SIGN_IN, "Refused", House.HERE));
        tallies.count(Occurrence.ofNobody(Action.SIGN_IN, "Done", House.HERE));
        tallies.count(Occurrence.ofNobody(Action.SIGN_IN, "Done", House.HERE));
        tallies.count(Occurrence.ofNobody(Action.RENEW, "Renewed", House.HERE));

        assertThat(meters.counts(Tallies.SIGN_INS)).containsOnly(entry("Refused", 1L), entry("Done", 2L));
        assertThat(meters.counts(Tallies.ATTEMPTS))
                .containsOnly(entry("RENEW Renewed", 1L), entry("SIGN_IN Refused", 1L), entry("SIGN_IN Done", 2L));
    }

    @Test
    void messagesAreCountedByChannelGatewayAndOutcome() {
        tallies.count(new Carried(Channel.SMS, "primary", Result.ACCEPTED, Duration.ofMillis(250)));
        tallies.count(Carried.receipt(Channel.SMS, "primary", false));

        assertThat(meters.counts(Tallies.MESSAGES))
                .containsExactly(entry("SMS primary ACCEPTED", 1L), entry("SMS primary FAILED", 1L));
    }

    @Test
    void textsThatAreHeldBackAreCountedByReason() {
        tallies.count(new TextHeld(1, Hold.NUMBER));
        tallies.count(new TextHeld(2, Hold.NUMBER));
        tallies.count(new TextHeld(1, Hold.STOPPED));

        assertThat(meters.counts(Tallies.HELD)).containsOnly(entry("NUMBER", 2L), entry("STOPPED", 1L));
    }

    /** A receipt comes by itself. */
    @Test
    void onlyAnswersTakeTime() {
        tallies.count(new Carried(Channel.SMS, "primary", Result.ACCEPTED, Duration.ofMillis(250)));
        tallies.count(Carried.receipt(Channel.SMS, "primary", true));

        assertThat(meters.read())
                .filteredOn(reading -> reading.name().startsWith("gatehouse_gateway_seconds"))
                .extracting(Reading::value)
                .containsExactly(1.0, 0.25);
    }
}
