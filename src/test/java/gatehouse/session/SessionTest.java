package gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.ASubject;
import gatehouse.tenant.TokenPolicy;
import gatehouse.tenant.TokenPolicy.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
    private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);

    @Test
    void sessionLivesWhileItIsActive() {
        Session session = session(Renewal.LENIENT);

        assertThat(session.isLiveAt(at(3599), START)).isTrue();
        assertThat(session.isLiveAt(at(3600), START)).isFalse();
        assertThat(session.isLiveAt(at(7199), at(3600))).isTrue();
    }

    @Test
    void sessionDiesAtItsCapHoweverActive() {
        Session session = session(Renewal.LENIENT);
        Instant cap = START.plus(Duration.ofHours(12));

        assertThat(session.isLiveAt(cap.minusNanos(1), cap.minusNanos(1))).isTrue();
        assertThat(session.isLiveAt(cap, cap.minusNanos(1))).isFalse();
    }

    @Test
    void sessionDiesWhenItsNameIsLockedForGood() {
        Instant lastMoment = at(600);
        Session session = new Session(
                FIRST,
                ASubject.lockedAfter(lastMoment),
                "door",
                "pwd",
                policy(Renewal.LENIENT),
                TokenKind.ACCESS,
                FIRST,
                START);

        assertThat(session.isLiveAt(lastMoment.minusNanos(1), START)).isTrue();
        assertThat(session.isLiveAt(lastMoment, START)).isFalse();
        assertThat(session.tokenExpiry(START)).isEqualTo(lastMoment);
    }

    @Test
    void lockThatComesAfterTheCapDoesNotLengthenTheSession() {
        Session session = new Session(
                FIRST,
                ASubject.lockedAfter(at(13 * 3600)),
                "door",
                "pwd",
                policy(Renewal.LENIENT),
                TokenKind.ACCESS,
                FIRST,
                START);

        assertThat(session.isLiveAt(at(12 * 3600), at(12 * 3600))).isFalse();
    }

    @Test
    void tokenLivesForItsTimeButNotBeyondTheCap() {
        Session session = session(Renewal.LENIENT);

        assertThat(session.tokenExpiry(START)).isEqualTo(at(3600));
        assertThat(session.tokenExpiry(at(11 * 3600 + 1800))).isEqualTo(at(12 * 3600));
    }

    @Test
    void endedSessionIsDeadAndKeepsItsFirstReason() {
        Session session = session(Renewal.LENIENT);

        assertThat(session.end(EndReason.PASSWORD_CHANGED, at(1))).isTrue();
        assertThat(session.end(EndReason.SIGNED_OUT, at(2))).isFalse();

        assertThat(session.isLiveAt(at(1), at(1))).isFalse();
        assertThat(session).extracting("endReason", "ended").containsExactly(EndReason.PASSWORD_CHANGED, at(1));
    }

    @ParameterizedTest
    @EnumSource(Renewal.class)
    void tokensSucceedEachOther(Renewal policy) {
        Session session = session(policy);

        assertThat(session.renew(FIRST, SECOND, at(100))).isTrue();
        assertThat(session.tokenId()).isEqualTo(SECOND);
        assertThat(session.renew(SECOND, THIRD, at(200))).isTrue();
        assertThat(session.tokenId()).isEqualTo(THIRD);
    }

    @ParameterizedTest
    @EnumSource(Renewal.class)
    void secondRenewalWithinTheGraceGetsTheSameSuccessor(Renewal policy) {
        Session session = session(policy);
        session.renew(FIRST, SECOND, at(100));

        assertThat(session.renew(FIRST, THIRD, at(130))).isTrue();

        assertThat(session.tokenId()).isEqualTo(SECOND);
    }

    @Test
    void lenientPolicyRenewsASupersededTokenAfterTheGrace() {
        Session session = session(Renewal.LENIENT);
        session.renew(FIRST, SECOND, at(100));

        assertThat(session.renew(FIRST, THIRD, at(131))).isTrue();

        assertThat(session.tokenId()).isEqualTo(THIRD);
    }

    @Test
    void strictPolicyTakesASecondRenewalAfterTheGraceForTheft() {
        Session session = session(Renewal.STRICT);
        session.renew(FIRST, SECOND, at(100));

        assertThat(session.renew(FIRST, THIRD, at(130).plusNanos(1))).isFalse();

        assertThat(session.tokenId()).isEqualTo(SECOND);
    }

    @Test
    void strictPolicyRenewsTheCurrentTokenHoweverLate() {
        Session session = session(Renewal.STRICT);

        assertThat(session.renew(FIRST, SECOND, at(3000))).isTrue();
    }

    private static Session session(Renewal renewal) {
        return new Session(
                FIRST, ASubject.ofACustomer(), "door", "pwd", policy(renewal), TokenKind.ACCESS, FIRST, START);
    }

    private static TokenPolicy policy(Renewal renewal) {
        return new TokenPolicy(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(12), renewal);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }
}
