package gatehouse.authentication.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import gatehouse.access.Caller;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.confirmation.Confirmation.Confirmed;
import gatehouse.authentication.confirmation.Confirmation.Locked;
import gatehouse.authentication.confirmation.Confirmation.NotEnrolled;
import gatehouse.authentication.confirmation.Confirmation.Over;
import gatehouse.authentication.confirmation.Confirmation.Refused;
import gatehouse.authenticator.clientkey.KeyAnswer;
import gatehouse.authenticator.totp.Totps;
import gatehouse.platform.RealTime;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In the middle of a session its holder shows again that it is them. */
class ConfirmSessionTest {
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");

    @RegisterExtension
    static final House HOUSE = new House();

    private Resident resident;
    private Caller caller;
    private byte[] shared;
    private long step;

    @BeforeEach
    void somebodyWithAnAuthenticatorApp() {
        resident = HOUSE.aCustomer().whoSignsIn();
        caller = resident.callingFrom(HOUSE.signedIn(resident).session().id());
        Matcher secret = SECRET.matcher(
                HOUSE.inTransaction(() -> HOUSE.get(Totps.class).enrol(resident.subjectId(), "Bank", "ada"))
                        .uri()
                        .reveal());
        assertThat(secret.find()).isTrue();
        shared = Base32.decode(secret.group(1));
        step = HOUSE.get(RealTime.class).now().getEpochSecond() / 30;
    }

    @Test
    void rightCodeIsFreshForFiveMinutesOfTheOneClock() {
        assertThat(until()).isEmpty();

        assertThat(confirm(caller, code(step)))
                .isEqualTo(new Confirmed(HOUSE.clock.instant().plus(Duration.ofMinutes(5))));

        assertThat(until()).contains(HOUSE.clock.instant().plus(Duration.ofMinutes(5)));
        HOUSE.later(Duration.ofSeconds(299));
        assertThat(until()).isPresent();
        HOUSE.later(Duration.ofSeconds(1));
        assertThat(until()).isEmpty();
        HOUSE.later(Duration.ofMinutes(-6));
        assertThat(until()).isEmpty();
        HOUSE.later(Duration.ofMinutes(1));
    }

    @Test
    void nodeWhoseClockIsALittleBehindTakesItToo() {
        confirm(caller, code(step));

        HOUSE.later(Duration.ofSeconds(-5));
        assertThat(until()).isPresent();
        HOUSE.later(Duration.ofMillis(-1));
        assertThat(until()).isEmpty();
        HOUSE.later(Duration.ofMillis(5_001));
    }

    @Test
    void noOtherSessionOfTheSamePersonHasIt() {
        UUID other = HOUSE.aSession(resident.subjectId());
        confirm(caller, code(step));

        assertThat(HOUSE.get(ConfirmSession.class).until(resident.callingFrom(other)))
                .isEmpty();
    }

    @Test
    void itEndsWithTheSession() {
        confirm(caller, code(step));
        HOUSE.get(Sessions.class).end(caller.session(), EndReason.REVOKED);

        assertThat(until()).isEmpty();
        assertThat(confirm(caller, code(step + 1))).isEqualTo(new Over());
    }

    @Test
    void codeThatWasShownBeforeIsRefused() {
        confirm(caller, code(step));

        assertThat(confirm(caller, code(step))).isEqualTo(new Refused());
    }

    @Test
    void ofManyWhoShowOneCodeAtOnceOneIsTaken() {
        List<Confirmation> outcomes = Together.times(4, () -> confirm(caller, code(step)));

        assertThat(outcomes).filteredOn(Confirmed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(3);
    }

    @Test
    void wrongCodesShareTheirCountWithTheLogin() {
        for (int i = 0; i < 5; i++) {
            assertThat(confirm(caller, Secret.of("000000"))).isEqualTo(new Refused());
        }

        assertThat(confirm(caller, code(step))).isInstanceOf(Locked.class);
        assertThat(until()).isEmpty();
        assertThat(HOUSE.database.number(
                        "select failures from lockout where holder = 'otp/" + resident.subjectId() + "'"))
                .isEqualTo(5);
    }

    @Test
    void factorThatIsNotEnrolledConfirmsNothing() {
        Confirmation outcome = HOUSE.get(ConfirmSession.class)
                .byPasskey(caller, new KeyAnswer.Decrypted("a".repeat(44), Secret.of("b".repeat(44))), House.HERE);

        assertThat(outcome).isEqualTo(new NotEnrolled());
        assertThat(HOUSE.inTransaction(() -> HOUSE.get(ConfirmSession.class).factorsOf(caller)))
                .containsExactly(SecondFactor.TOTP);
    }

    @Test
    void whoIsLockedForGoodConfirmsNothing() {
        HOUSE.inTransaction(() -> {
            HOUSE.get(gatehouse.subject.Subjects.class)
                    .lock(resident.subjectId())
                    .orElseThrow()
                    .lockAfter(HOUSE.clock.instant());
            return null;
        });

        assertThat(confirm(caller, code(step))).isEqualTo(new Over());
    }

    @Test
    void eachAttemptIsTold() {
        confirm(caller, Secret.of("000000"));
        Occurrence refused = HOUSE.wiring.lastTold(Occurrence.class);
        confirm(caller, code(step));
        Occurrence confirmed = HOUSE.wiring.lastTold(Occurrence.class);

        assertThat(refused.action()).isEqualTo(Action.CONFIRM);
        assertThat(refused.outcome()).isEqualTo("Refused");
        assertThat(refused.factor()).contains("otp");
        assertThat(refused.actorId()).contains(resident.subjectId());
        assertThat(confirmed.outcome()).isEqualTo("Confirmed");
    }

    private java.util.Optional<java.time.Instant> until() {
        return HOUSE.get(ConfirmSession.class).until(caller);
    }

    private static Confirmation confirm(Caller caller, Secret code) {
        return HOUSE.get(ConfirmSession.class).byCode(caller, code, House.HERE);
    }

    private Secret code(long ofStep) {
        try {
            return Secret.of(new HmacOneTimePasswordGenerator(6)
                    .generateOneTimePasswordString(new SecretKeySpec(shared, "RAW"), ofStep));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
