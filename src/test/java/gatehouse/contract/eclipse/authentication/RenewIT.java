package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Jwt;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code POST authentication/renew} and {@code logout} (rows 4 and 5), and how a session comes to its end (2.2). */
@Tag("acceptance")
class RenewIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration CAP = Duration.ofHours(12);

    private Eclipse eclipse;
    private Person person;
    private Answer login;
    private String jwt;

    @BeforeEach
    void somebodySignedIn() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(PASSWORD);
        login = eclipse.login(person.identity(), PASSWORD);
        jwt = Eclipse.jwt(login);
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    @Test
    void aSuccessorIsOfTheSameSessionAndLivesLonger() {
        eclipse.sandbox().advance(Duration.ofMinutes(50));

        Answer renewed = eclipse.renew(jwt);

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.at("sessionId")).isEqualTo(login.at("sessionId"));
        assertThat(jti(renewed)).isNotEqualTo(jti(login));
        assertThat(expiry(renewed))
                .isBetween(
                        expiry(login).plus(Duration.ofMinutes(50)),
                        expiry(login).plus(Duration.ofMinutes(52)));
        assertThat(eclipse.opens(Eclipse.jwt(renewed), person)).isTrue();
    }

    @Test
    void theHeaderMayRepeatTheTokenOrBeLeftOut() {
        assertThat(eclipse.renew(jwt).status()).isEqualTo(200);
        assertThat(renewAs(jwt, jwt).status()).isEqualTo(200);
        assertThat(renewAs(jwt, Eclipse.jwt(eclipse.renew(jwt))).status())
                .as("another token of the same session")
                .isEqualTo(200);
    }

    @Test
    void aHeaderOfAnotherSessionIsRefusedAndEndsNeither() {
        String other = eclipse.jwt(person.identity(), PASSWORD);

        Answer refused = renewAs(other, jwt);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SEC001");
        assertThat(eclipse.renew(jwt).status()).isEqualTo(200);
        assertThat(eclipse.renew(other).status()).isEqualTo(200);
    }

    @Test
    void aHeaderThatRepeatsATokenOfADeadSessionIsToldSoLikeTheBodyAlone() {
        eclipse.logout(jwt);

        Answer refused = renewAs(jwt, jwt);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code())
                .isEqualTo("USR904")
                .isEqualTo(eclipse.renew(jwt).code());
    }

    @Test
    void aHeaderOfADeadSessionRenewsNoOther() {
        String other = eclipse.jwt(person.identity(), PASSWORD);
        eclipse.logout(other);

        Answer refused = renewAs(other, jwt);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SEC001");
    }

    @Test
    void aWrongCsrfValueIsRefusedAndEndsNothing() {
        Answer refused = renewWith("000000000000", jwt);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SEC001");
        assertThat(eclipse.opens(jwt, person)).isTrue();
        assertThat(renewWith(login.at("csrfToken"), jwt).status()).isEqualTo(200);
    }

    @Test
    void aCsrfValueBelongsToOneToken() {
        Answer renewed = eclipse.renew(jwt);

        assertThat(renewed.at("csrfToken")).matches("[0-9]{12}").isNotEqualTo(login.at("csrfToken"));
        assertThat(renewWith(login.at("csrfToken"), Eclipse.jwt(renewed)).status())
                .isEqualTo(401);
        assertThat(renewWith(renewed.at("csrfToken"), Eclipse.jwt(renewed)).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoTokenOfOursIsRefused() {
        String forged = jwt.substring(0, jwt.lastIndexOf('.') + 1) + "A".repeat(342);

        assertThat(eclipse.renew("nonsense").code()).isEqualTo("SEC001");
        assertThat(eclipse.renew(forged).code()).isEqualTo("SEC001");
        assertThat(eclipse.renew(forged).status()).isEqualTo(401);
        assertThat(eclipse.api().post("/authentication/renew", "{}").code()).isEqualTo("VAL001");
    }

    @Test
    void aSupersededTokenOpensCallsUntilItExpires() {
        String successor = Eclipse.jwt(eclipse.renew(jwt));

        eclipse.sandbox().advance(TOKEN_LIFE.minusMinutes(1));
        assertThat(eclipse.opens(jwt, person)).isTrue();
        String last = Eclipse.jwt(eclipse.renew(successor));
        eclipse.sandbox().advance(Duration.ofMinutes(1).plus(SKEW));

        assertThat(eclipse.opens(jwt, person)).isFalse();
        assertThat(eclipse.opens(last, person)).isTrue();
    }

    @Test
    void twoRenewalsWithinThirtySecondsGetTheSameSuccessor() {
        List<Answer> renewed = Together.times(2, () -> eclipse.renew(jwt));

        assertThat(renewed).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(jti(renewed.get(0))).isEqualTo(jti(renewed.get(1)));
    }

    @Test
    void aLaterRenewalOfTheSameTokenIsAllowed() {
        Answer first = eclipse.renew(jwt);
        eclipse.sandbox().advance(Duration.ofSeconds(31));

        Answer second = eclipse.renew(jwt);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("sessionId")).isEqualTo(login.at("sessionId"));
        assertThat(jti(second)).isNotEqualTo(jti(first));
        assertThat(eclipse.opens(Eclipse.jwt(first), person)).isTrue();
    }

    @Test
    void anExpiredTokenIsRefusedEverywhere() {
        eclipse.sandbox().advance(TOKEN_LIFE.plus(SKEW).plusSeconds(1));

        Answer renewed = eclipse.renew(jwt);

        assertThat(renewed.status()).isEqualTo(401);
        assertThat(renewed.code()).isEqualTo("SEC001");
        assertThat(eclipse.opens(jwt, person)).isFalse();
    }

    /** Token and idleness end in the same second; only within the skew of clocks can one be told from the other. */
    @Test
    void anIdleSessionEnds() {
        Answer refused = null;
        Duration late = SKEW;
        for (int tries = 0; tries < 5 && late.compareTo(Duration.ofSeconds(2)) > 0; tries++) {
            eclipse.sandbox().backToRealTime();
            Answer idle = eclipse.login(person.identity(), PASSWORD);
            eclipse.sandbox().advance(TOKEN_LIFE.plusSeconds(1));
            refused = eclipse.renew(Eclipse.jwt(idle));
            late = Duration.between(
                    expiry(idle).plusSeconds(1), eclipse.sandbox().now());
        }

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("USR904");
    }

    @Test
    void renewingKeepsASessionAlive() {
        eclipse.sandbox().advance(Duration.ofMinutes(40));
        String successor = Eclipse.jwt(eclipse.renew(jwt));
        eclipse.sandbox().advance(Duration.ofMinutes(40));

        assertThat(eclipse.opens(successor, person)).isTrue();
        assertThat(eclipse.renew(successor).status()).isEqualTo(200);
    }

    @Test
    void afterTwelveHoursNoRenewalHelps() {
        Instant cap = expiry(login).minus(TOKEN_LIFE).plus(CAP);
        Answer latest = login;
        while (eclipse.sandbox().now().isBefore(cap.minus(Duration.ofMinutes(51)))) {
            eclipse.sandbox().advance(Duration.ofMinutes(50));
            latest = eclipse.renew(Eclipse.jwt(latest));
            assertThat(latest.status()).isEqualTo(200);
        }

        assertThat(expiry(latest)).isBetween(cap.minusSeconds(1), cap.plusSeconds(1));
        assertThat(eclipse.opens(Eclipse.jwt(latest), person)).isTrue();
        eclipse.sandbox()
                .advance(
                        Duration.between(eclipse.sandbox().now(), cap.plus(SKEW).plusSeconds(1)));
        assertThat(eclipse.opens(Eclipse.jwt(latest), person)).isFalse();
        assertThat(eclipse.renew(Eclipse.jwt(latest)).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsEveryTokenOfTheSessionAndNoOther() {
        String successor = Eclipse.jwt(eclipse.renew(jwt));
        String elsewhere = eclipse.jwt(person.identity(), PASSWORD);

        assertThat(eclipse.logout(successor).status()).isEqualTo(204);

        assertThat(eclipse.opens(jwt, person)).isFalse();
        assertThat(eclipse.opens(successor, person)).isFalse();
        assertThat(eclipse.renew(successor).code()).isEqualTo("USR904");
        assertThat(eclipse.opens(elsewhere, person)).isTrue();
    }

    @Test
    void signingOutTwiceIsNoMistake() {
        assertThat(eclipse.logout(jwt).status()).isEqualTo(204);
        assertThat(eclipse.logout(jwt).status()).isEqualTo(204);
    }

    @Test
    void signingOutAnotherSessionIsRefusedAndEndsNeither() {
        String other = eclipse.jwt(person.identity(), PASSWORD);

        Answer refused = eclipse.api().as(jwt).post("/authentication/logout", Eclipse.jwtBody(other));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SEC001");
        assertThat(eclipse.opens(jwt, person)).isTrue();
        assertThat(eclipse.opens(other, person)).isTrue();
    }

    @Test
    void signingOutWithoutATokenIsRefused() {
        Answer refused = eclipse.api().post("/authentication/logout", Eclipse.jwtBody(jwt));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("SEC001");
        assertThat(eclipse.opens(jwt, person)).isTrue();
    }

    @Test
    void renewalsThatRaceWithSigningOutLeaveNoLiveToken() {
        Queue<String> tokens = new ConcurrentLinkedQueue<>(List.of(jwt));
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers =
                Together.times(12, () -> turn.incrementAndGet() == 4 ? eclipse.logout(jwt) : eclipse.renew(jwt));
        answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(Eclipse::jwt)
                .forEach(tokens::add);

        assertThat(answers)
                .extracting(Answer::status)
                // Who comes first is chance: signing out may beat every renewal.
                .isSubsetOf(200, 204, 401)
                .contains(204);
        assertThat(tokens).noneMatch(token -> eclipse.opens(token, person));
        assertThat(tokens)
                .allSatisfy(token -> assertThat(eclipse.renew(token).code()).isEqualTo("USR904"));
    }

    private Answer renewAs(String header, String body) {
        return eclipse.api().as(header).post("/authentication/renew", Eclipse.jwtBody(body));
    }

    private Answer renewWith(String csrf, String body) {
        return eclipse.api().with("renew-csrf", csrf).post("/authentication/renew", Eclipse.jwtBody(body));
    }

    private static String jti(Answer answer) {
        return new Jwt(Eclipse.jwt(answer)).claims().path("jti").asString();
    }

    private static Instant expiry(Answer answer) {
        return Instant.ofEpochSecond(answer.json().path("expiresEpochSecs").asLong());
    }
}
