package gatehouse.authentication;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.Renewal.Refused;
import gatehouse.authentication.Renewal.Renewed;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Renewing, signing out, and who a call comes from (2.2). */
class RenewTest {
    @RegisterExtension
    static final House house = new House();

    private Resident resident;
    private SignedIn first;

    @BeforeEach
    void signIn() {
        resident = house.aCustomer().whoSignsIn();
        first = house.signedIn(resident);
    }

    @Test
    void renewalKeepsTheSessionAndGivesANewTokenAndCsrf() {
        house.later(Duration.ofMinutes(10));

        SignedIn second = renewed(renew(first));

        assertThat(second.session().id()).isEqualTo(first.session().id());
        assertThat(second.token().tokenId()).isNotEqualTo(first.token().tokenId());
        assertThat(second.token().expires()).isEqualTo(house.clock.instant().plus(Duration.ofHours(1)));
        assertThat(second.csrf()).isNotEqualTo(first.csrf());
        assertThat(second.csrf().reveal()).matches("\\d{12}");
    }

    @Test
    void supersededTokenGoesOnToAuthenticate() {
        renew(first);

        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR)).isPresent();
    }

    @Test
    void whatIsSentAlongMustBeRight() {
        assertThat(renew(first, Optional.of(first.session().id()), Optional.of(first.csrf())))
                .isInstanceOf(Renewed.class);
        assertThat(renew(first, Optional.of(new UUID(0, 0)), Optional.empty())).isEqualTo(Refused.OTHER_SESSION);
        assertThat(renew(first, Optional.empty(), Optional.of(Secret.of("000000000000"))))
                .isEqualTo(Refused.FORGED);
        assertThat(renew(
                        first,
                        Optional.empty(),
                        Optional.of(house.signedIn(resident).csrf())))
                .isEqualTo(Refused.FORGED);
        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR)).isPresent();
    }

    @Test
    void tokenIsRenewedUntilItsExpiryWithFiveSecondsOfSkew() {
        keepAlive(Duration.ofHours(1).plusSeconds(4));
        assertThat(renew(first)).isInstanceOf(Renewed.class);

        keepAlive(Duration.ofSeconds(1));

        assertThat(renew(first)).isEqualTo(Refused.INVALID);
        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR)).isEmpty();
    }

    @Test
    void whatIsNoTokenOfThisDoorIsInvalid() {
        assertThat(house.get(Renew.class)
                        .renew(Secret.of("a.b.c"), House.DOOR, Optional.empty(), Optional.empty(), HERE))
                .isEqualTo(Refused.INVALID);
        assertThat(house.get(Renew.class)
                        .renew(first.token().jwt(), "another door", Optional.empty(), Optional.empty(), HERE))
                .isEqualTo(Refused.INVALID);
    }

    @Test
    void tokenThatIsUsedAgainUnderAStrictPolicyEndsTheSessionAndIsAnAlert() {
        house.database.run(
                "update session set renewal = 'STRICT' where id = ?",
                first.session().id());
        SignedIn second = renewed(renew(first));
        house.later(Duration.ofSeconds(31));

        assertThat(renew(first)).isEqualTo(Refused.ENDED);

        assertThat(renew(second)).isEqualTo(Refused.ENDED);
        assertThat(house.wiring.told(Occurrence.class)).anySatisfy(told -> {
            assertThat(told.action()).isEqualTo(Action.RENEW);
            assertThat(told.outcome()).isEqualTo("TOKEN_REUSED");
            assertThat(told.subjectId()).contains(resident.subjectId());
        });
    }

    @Test
    void refusalSaysWhoseTokenItWasAsLongAsThatCanBeTold() {
        Claims claims = claims(first);
        house.later(Duration.ofHours(1).plusSeconds(5));
        assertThat(renew(first)).isEqualTo(Refused.INVALID);
        assertThat(house.wiring.lastTold(Occurrence.class).subjectId()).contains(resident.subjectId());

        house.database.run("delete from session where id = ?", claims.session());
        renew(first);
        assertThat(house.wiring.lastTold(Occurrence.class).subjectId()).isEmpty();

        house.get(Renew.class).renew(Secret.of("a.b.c"), House.DOOR, Optional.empty(), Optional.empty(), HERE);
        assertThat(house.wiring.lastTold(Occurrence.class).subjectId()).isEmpty();
    }

    @Test
    void signingOutEndsEveryTokenOfTheSession() {
        SignedIn second = renewed(renew(first));

        assertThat(signOut(first.session().id(), second)).isTrue();

        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR)).isEmpty();
        assertThat(house.get(Callers.class).admit(claims(second), House.DOOR)).isEmpty();
        assertThat(renew(second)).isEqualTo(Refused.ENDED);
    }

    @Test
    void signingOutTwiceIsNoMistakeAndToldOnce() {
        signOut(first.session().id(), first);

        assertThat(signOut(first.session().id(), first)).isTrue();

        assertThat(house.wiring.told(Occurrence.class))
                .filteredOn(told ->
                        told.action() == Action.SIGN_OUT && told.subjectId().equals(Optional.of(resident.subjectId())))
                .hasSize(1);
    }

    @Test
    void tokenOfAnotherSessionSignsNobodyOut() {
        SignedIn other = house.signedIn(resident);

        assertThat(signOut(first.session().id(), other)).isFalse();

        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR)).isPresent();
        assertThat(house.get(Callers.class).admit(claims(other), House.DOOR)).isPresent();
    }

    @Test
    void callerIsWhoTheSessionSays() {
        assertThat(house.get(Callers.class).admit(claims(first), House.DOOR))
                .contains(resident.callingFrom(first.session().id()));
    }

    @Test
    void tokenThatRanOutOpensNothingThoughItsSessionLives() {
        Claims claims = claims(first);
        Claims ranOut = new Claims(
                claims.session(),
                claims.tokenId(),
                claims.audience(),
                claims.kind(),
                house.clock.instant().minusSeconds(5));

        assertThat(house.get(Callers.class).admit(ranOut, House.DOOR)).isEmpty();
    }

    @Test
    void tokenOpensOnlyItsOwnDoor() {
        Claims claims = claims(first);
        Claims forAnotherDoor =
                new Claims(claims.session(), claims.tokenId(), "another door", TokenKind.ACCESS, claims.expiry());

        assertThat(house.get(Callers.class).admit(claims, "another door")).isEmpty();
        assertThat(house.get(Callers.class).admit(forAnotherDoor, "another door"))
                .isEmpty();
    }

    /** Time passes, and calls that are answered well keep the session from idling out. */
    private void keepAlive(Duration time) {
        Callers callers = house.get(Callers.class);
        house.later(time.dividedBy(2));
        house.get(Sessions.class).findLive(first.session().id());
        callers.noteActivity(resident.callingFrom(first.session().id()));
        house.later(time.minus(time.dividedBy(2)));
    }

    private static boolean signOut(UUID session, SignedIn named) {
        return house.get(SignOut.class).signOut(session, named.token().jwt(), HERE);
    }

    private static Claims claims(SignedIn signedIn) {
        return house.get(Tokens.class).read(signedIn.token().jwt()).orElseThrow();
    }

    private static Renewal renew(SignedIn signedIn) {
        return renew(signedIn, Optional.empty(), Optional.empty());
    }

    private static Renewal renew(SignedIn signedIn, Optional<UUID> header, Optional<Secret> csrf) {
        return house.get(Renew.class).renew(signedIn.token().jwt(), House.DOOR, header, csrf, HERE);
    }

    private static SignedIn renewed(Renewal renewal) {
        return ((Renewed) renewal).signedIn();
    }
}
