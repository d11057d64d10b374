package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.Channel;
import gatehouse.message.tally.CodeOutcome.Outcome;
import gatehouse.message.tally.CodeOutcomes;
import gatehouse.support.House;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many codes were sent and arrived, by the hour. */
class CodeTalliesTest {
    private static final Instant HOUR = House.START;

    @RegisterExtension
    static final House house = new House();

    private final CodeTallies codes = house.get(CodeTallies.class);

    @BeforeEach
    void empty() {
        house.database.run("delete from code_outcome");
        house.database.run("delete from audit_tally");
    }

    @Test
    void codesAreCountedByTenantHourChannelAndOutcome() {
        note(House.TENANT, HOUR, Channel.SMS, Outcome.SENT);
        note(House.TENANT, HOUR.plus(Duration.ofMinutes(59)), Channel.SMS, Outcome.SENT);
        note(House.TENANT, HOUR, Channel.SMS, Outcome.DELIVERED);
        note(House.TENANT, HOUR, Channel.EMAIL, Outcome.SENT);
        note(House.TENANT, HOUR.plus(Duration.ofHours(1)), Channel.SMS, Outcome.FAILED);
        note(House.OTHER_TENANT, HOUR, Channel.SMS, Outcome.SENT);

        assertThat(codes.count(100)).isEqualTo(6);

        assertThat(read(House.TENANT))
                .containsExactly(
                        tally(HOUR, Channel.EMAIL, Outcome.SENT, 1),
                        tally(HOUR, Channel.SMS, Outcome.DELIVERED, 1),
                        tally(HOUR, Channel.SMS, Outcome.SENT, 2),
                        tally(HOUR.plus(Duration.ofHours(1)), Channel.SMS, Outcome.FAILED, 1));
        assertThat(read(House.OTHER_TENANT)).containsExactly(tally(HOUR, Channel.SMS, Outcome.SENT, 1));
    }

    @Test
    void whatWasCountedIsNotCountedAgain() {
        note(House.TENANT, HOUR, Channel.SMS, Outcome.SENT);
        note(House.TENANT, HOUR, Channel.SMS, Outcome.SENT);

        assertThat(codes.count(1)).isEqualTo(1);
        assertThat(codes.count(100)).isEqualTo(1);
        assertThat(codes.count(100)).isZero();

        assertThat(read(House.TENANT)).containsExactly(tally(HOUR, Channel.SMS, Outcome.SENT, 2));
    }

    @Test
    void nodesThatCountAtTheSameTimeCountEachOnce() {
        for (int i = 0; i < 40; i++) {
            note(House.TENANT, HOUR, Channel.SMS, Outcome.SENT);
            note(House.TENANT, HOUR, Channel.SMS, Outcome.DELIVERED);
        }

        int counted = Together.times(8, () -> codes.count(10)).stream()
                .mapToInt(Integer::intValue)
                .sum();

        assertThat(counted + codes.count(100)).isEqualTo(80);
        assertThat(read(House.TENANT))
                .containsExactly(
                        tally(HOUR, Channel.SMS, Outcome.DELIVERED, 40), tally(HOUR, Channel.SMS, Outcome.SENT, 40));
    }

    private static void note(long tenant, Instant sent, Channel channel, Outcome outcome) {
        house.inTransaction(() -> {
            house.get(CodeOutcomes.class).note(tenant, channel, sent, outcome);
            return null;
        });
    }

    private static List<Tally> read(long tenant) {
        return house.get(Tallies.class).read(Optional.of(tenant), HOUR, HOUR.plus(Duration.ofHours(2)));
    }

    private static Tally tally(Instant hour, Channel channel, Outcome outcome, long count) {
        return new Tally(hour, "SEND_CODE", Optional.of(channel.name()), outcome.name(), count);
    }
}
