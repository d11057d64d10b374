package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.cardholder.CardAccess.Done;
import gatehouse.cardholder.CardAccess.Overloaded;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.cardholder.CardAccess.TooMany;
import gatehouse.platform.Secret;
import gatehouse.support.TakenPlace;
import gatehouse.tenant.PasswordPreset;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes before and around the look at a code. */
class SetCardAccessByCodeTest {
    private static final Secret RIGHT = Secret.of("123456");
    private static final Secret WRONG = Secret.of("654321");
    private static final Secret CHOSEN = Secret.of("chosen-secret");

    private final CardRoom room = new CardRoom(Map.of(
            "gatehouse.password.hash-concurrency", "1",
            "gatehouse.password.hash-wait", "PT0S",
            "gatehouse.limit.logins-per-minute", "3"));
    private final PasswordHashing hashing = room.beans.get(PasswordHashing.class);
    private int looks;
    private final SetCardAccessByCode byCode = new SetCardAccessByCode(
            room.beans.get(RequestLimits.class),
            room.beans.get(Limits.class),
            new Codes(),
            room.beans.get(CardAccessIntake.class),
            room.heard,
            room.beans.get(Clock.class));

    /** One code is right, as often as it is used. */
    private final class Codes extends CardAccessCodes {
        Codes() {
            super(null, null, null, null, null, null, null, null, null, null);
        }

        @Override
        Optional<PasswordPreset> check(long tenantId, long customerId, Secret code, Circumstances circumstances) {
            looks++;
            return code.equals(RIGHT) ? Optional.of(PasswordPreset.CONTRACT_ECLIPSE) : Optional.empty();
        }

        @Override
        CardAccess take(long tenantId, long customerId, Secret code, Hashed hashed, Circumstances circumstances) {
            return new Done(Instant.EPOCH);
        }
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void withoutRoomToHashNoCodeIsLookedAt() {
        TakenPlace place = TakenPlace.of(hashing);

        assertThat(set(WRONG)).isInstanceOf(Overloaded.class);
        assertThat(looks).isZero();
        place.close();

        assertThat(set(WRONG)).isEqualTo(Refused.WRONG_CODE);
        assertThat(looks).isOne();
    }

    @Test
    void thePlaceIsGivenBackWhateverComesOfIt() {
        assertThat(set(WRONG)).isEqualTo(Refused.WRONG_CODE);
        assertThat(set(RIGHT)).isEqualTo(new Done(Instant.EPOCH));

        assertThat(hashing.figures().inUse()).isZero();
    }

    @Test
    void anAddressThatGuessesTooOftenIsToldAndSoIsTheAudit() {
        for (int i = 0; i < 3; i++) {
            set(WRONG);
        }

        assertThat(set(RIGHT)).isInstanceOf(TooMany.class);
        assertThat(room.outcomes()).containsExactly("TOO_MANY");
        assertThat(looks).isEqualTo(3);
    }

    private CardAccess set(Secret code) {
        return byCode.set(CardRoom.TENANT, CardRoom.CUSTOMER, code, CHOSEN, CardRoom.HERE);
    }
}
