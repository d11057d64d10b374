package gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.ClockMovedBack;
import gatehouse.subject.ASubject;
import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.TokenPolicy;
import gatehouse.tenant.TokenPolicy.Renewal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsTest {
    private static final long SUBJECT = 1001;

    @RegisterExtension
    static final House house = new House();

    private static final Sessions sessions = house.get(Sessions.class);
    private static final Activity activity = house.get(Activity.class);

    @BeforeEach
    void empty() {
        house.database.run("delete from session");
        activity.forget();
    }

    @Test
    void everySessionHasAnIdOfItsOwnThatNobodyGuesses() {
        assertThat(open(Renewal.LENIENT).id().version()).isEqualTo(4);
        assertThat(open(Renewal.LENIENT).id())
                .isNotEqualTo(open(Renewal.LENIENT).id());
    }

    @Test
    void liveSessionIsFoundUntilItWasIdleTooLong() {
        UUID id = open(Renewal.LENIENT).id();
        assertThat(sessions.findLive(id)).isPresent();
        assertThat(sessions.findLive(new UUID(0, 0))).isEmpty();

        house.later(Duration.ofHours(1));

        assertThat(sessions.findLive(id)).isEmpty();
    }

    @Test
    void activityKeepsASessionAlive() {
        UUID id = open(Renewal.LENIENT).id();
        for (int i = 0; i < 3; i++) {
            house.later(Duration.ofMinutes(59));
            assertThat(sessions.findLive(id)).isPresent();
            activity.note(id);
        }
    }

    @Test
    void onlyThoseThatLiveAreCounted() {
        open(Renewal.LENIENT);
        house.later(Duration.ofMinutes(61));
        open(Renewal.LENIENT);
        open(Renewal.LENIENT);
        sessions.end(open(Renewal.LENIENT).id(), EndReason.SIGNED_OUT);

        assertThat(sessions.count()).isEqualTo(new Sessions.Count(2, 4));

        house.later(Duration.ofHours(13));
        assertThat(sessions.count()).isEqualTo(new Sessions.Count(0, 0));
    }

    @Test
    void twentyRenewalsOfOneTokenGetOneSuccessor() {
        Session session = open(Renewal.STRICT);

        List<Exchange> exchanges = Together.times(20, () -> sessions.renew(session.id(), session.tokenId()));

        Set<UUID> successors = exchanges.stream()
                .map(exchange -> ((Exchange.Renewed) exchange).session().tokenId())
                .collect(Collectors.toSet());
        assertThat(successors).hasSize(1).doesNotContain(session.tokenId());
    }

    @Test
    void tokenThatIsUsedAgainUnderAStrictPolicyEndsTheSession() {
        Session session = open(Renewal.STRICT);
        sessions.renew(session.id(), session.tokenId());
        house.later(Duration.ofSeconds(31));

        assertThat(sessions.renew(session.id(), session.tokenId())).isInstanceOf(Exchange.Reused.class);

        assertThat(sessions.findLive(session.id())).isEmpty();
        assertThat(reasons()).containsExactly("TOKEN_REUSED");
    }

    @Test
    void sessionThatIsOverIsNotRenewed() {
        Session session = open(Renewal.LENIENT);
        sessions.end(session.id(), EndReason.SIGNED_OUT);

        assertThat(sessions.renew(session.id(), session.tokenId())).isEqualTo(new Exchange.Over());
        assertThat(sessions.renew(new UUID(0, 0), session.tokenId())).isEqualTo(new Exchange.Over());
    }

    @Test
    void renewalAndEndAtOnceLeaveItEnded() {
        Session session = open(Renewal.LENIENT);

        Together.times(10, () -> {
            sessions.renew(session.id(), session.tokenId());
            return sessions.end(session.id(), EndReason.SIGNED_OUT).isPresent();
        });

        assertThat(sessions.findLive(session.id())).isEmpty();
    }

    @Test
    void manyWhoEndASessionEndItOnce() {
        UUID id = open(Renewal.LENIENT).id();

        List<Boolean> ended =
                Together.times(10, () -> sessions.end(id, EndReason.SIGNED_OUT).isPresent());

        assertThat(ended).containsOnlyOnce(true);
    }

    @Test
    void endingAllSparesTheOneThatAsks() {
        UUID asking = open(Renewal.LENIENT).id();
        UUID other = open(Renewal.LENIENT).id();
        sessions.end(open(Renewal.LENIENT).id(), EndReason.SIGNED_OUT);

        sessions.endAll(SUBJECT, Optional.of(asking), EndReason.PASSWORD_CHANGED);

        assertThat(sessions.findLive(asking)).isPresent();
        assertThat(sessions.findLive(other)).isEmpty();
        assertThat(reasons()).containsExactlyInAnyOrder("PASSWORD_CHANGED", "SIGNED_OUT");
    }

    @Test
    void endingAllTouchesNobodyElse() {
        UUID id = open(Renewal.LENIENT).id();

        sessions.endAll(SUBJECT + 1, Optional.empty(), EndReason.SUBJECT_REMOVED);

        assertThat(sessions.findLive(id)).isPresent();
    }

    @Test
    void rowsOfSessionsAreSweptADayAfterTheirCapInBatches() {
        Stream.generate(() -> open(Renewal.LENIENT)).limit(2).toList();
        house.database.run("insert into session select gen_random_uuid(), subject_id, tenant_id, customer_id, role,"
                + " login_name, audience, amr, started, last_active, idle_seconds, token_life_seconds, renewal, capped,"
                + " ended, end_reason, token_id, previous_token_id, renewed, admin_user_id, address, kind, family,"
                + " stepped_up, root, confirmed from session cross join generate_series(1, 300)");
        house.later(Duration.ofHours(36));
        assertThat(sessions.sweep()).isFalse();
        assertThat(rows()).isEqualTo(602);

        house.later(Duration.ofSeconds(1));

        assertThat(sessions.sweep()).isTrue();
        assertThat(rows()).isEqualTo(102);
        assertThat(sessions.sweep()).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void clockThatGoesBackForgetsLaterSessionsAndLaterActivity() throws Exception {
        Session early = open(Renewal.LENIENT);
        Duration before = house.clock.offset();
        house.later(Duration.ofMinutes(30));
        UUID late = open(Renewal.LENIENT).id();
        sessions.findLive(early.id());
        activity.note(early.id());
        activity.store();

        house.clock.setTo(before.plusMinutes(10));
        sessions.forgetFuture(new ClockMovedBack(house.clock.instant()));

        assertThat(sessions.findLive(late)).isEmpty();
        assertThat(sessions.findLive(early.id())).isPresent();
        house.later(Duration.ofHours(1));
        assertThat(sessions.findLive(early.id())).isEmpty();
    }

    private static Session open(Renewal renewal) {
        TokenPolicy policy = new TokenPolicy(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(12), renewal);
        return house.inTransaction(
                () -> sessions.open(ASubject.ofACustomer(), House.DOOR, "pwd", policy, TokenKind.ACCESS));
    }

    private static long rows() {
        return house.database.number("select count(*) from session");
    }

    private static List<String> reasons() {
        return house.database.inTransaction(entities -> {
            List<?> reasons = entities.createNativeQuery("select end_reason from session where ended is not null")
                    .getResultList();
            return reasons.stream().map(String::valueOf).toList();
        });
    }
}
