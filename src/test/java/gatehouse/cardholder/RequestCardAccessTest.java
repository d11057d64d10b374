package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Circumstances;
import gatehouse.subject.PhoneNumber;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes by SMS for a card access password: limited by customer, number and address. */
class RequestCardAccessTest {
    private static final PhoneNumber PHONE = new PhoneNumber("27831234567");
    private static final long OTHER_CUSTOMER = 101;
    private static final long UNKNOWN_CUSTOMER = 199;

    private final CardRoom room = new CardRoom(Map.of("gatehouse.limit.codes-per-10-minutes", "20"));
    private final List<Boolean> sent = new ArrayList<>();
    private final RequestCardAccess request = new RequestCardAccess(
            room.beans.get(RequestLimits.class),
            room.beans.get(Limits.class),
            room.beans.get(CardLimits.class),
            new Codes(),
            room.heard,
            room.beans.get(Clock.class));

    /** Two customers share a phone; the third does not exist. */
    private final class Codes extends CardAccessCodes {
        Codes() {
            super(null, null, null, null, null, null, null, null, null, null);
        }

        @Override
        Optional<PhoneNumber> phoneOf(long tenantId, long customerId) {
            return customerId == UNKNOWN_CUSTOMER ? Optional.empty() : Optional.of(PHONE);
        }

        @Override
        void send(long tenantId, long customerId, boolean withinBudget, Circumstances circumstances) {
            sent.add(withinBudget);
        }
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aCustomerGetsThreeCodesAnHourAndTheFourthIsDroppedInSilence() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask(CardRoom.CUSTOMER)).isTrue();
        }

        assertThat(sent).containsExactly(true, true, true, false);
    }

    @Test
    void whatACustomerMayNotGetAnyMoreDoesNotUseUpTheNumber() {
        for (int i = 0; i < 5; i++) {
            ask(CardRoom.CUSTOMER);
        }
        sent.clear();

        for (int i = 0; i < 3; i++) {
            ask(OTHER_CUSTOMER);
        }

        assertThat(sent).as("five an hour for the number, three of them used").containsExactly(true, true, false);
    }

    @Test
    void aCustomerThatDoesNotExistSpendsTheSameBudget() {
        for (int i = 0; i < 4; i++) {
            assertThat(ask(UNKNOWN_CUSTOMER)).isTrue();
        }

        assertThat(sent).containsExactly(true, true, true, false);
    }

    @Test
    void onlyAnAddressThatAsksTooOftenIsToldSo() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(1000 + i)).isTrue();
        }
        sent.clear();

        assertThat(ask(CardRoom.CUSTOMER)).isFalse();
        assertThat(sent).isEmpty();
        assertThat(room.outcomes()).containsExactly("TOO_MANY");
    }

    private boolean ask(long customer) {
        return request.request(CardRoom.TENANT, customer, CardRoom.HERE).isEmpty();
    }
}
