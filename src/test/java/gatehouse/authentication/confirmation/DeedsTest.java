package gatehouse.authentication.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.confirmation.Deed.Cause;
import gatehouse.authentication.confirmation.Deed.Done;
import gatehouse.authentication.confirmation.Deed.TooLate;
import gatehouse.care.Aid;
import gatehouse.care.EndSessions;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.Numbers;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What let a call in may not hold any more when it gets as far as the rows. */
class DeedsTest {
    private static final int ROUNDS = 10;

    @RegisterExtension
    static final House HOUSE = new House();

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whoIsConfirmedActs() {
        assertThat(act(confirmed(Role.TENANT_SYSTEM))).isEqualTo(new Done<>(1));
    }

    @Test
    void sessionThatEndedMeanwhileDoesNothing() {
        Caller clerk = confirmed(Role.TENANT_SYSTEM);
        HOUSE.get(Sessions.class).end(clerk.session(), EndReason.REVOKED);

        assertThat(act(clerk)).isEqualTo(new TooLate<>(Cause.SIGNED_OUT));
        assertThat(done).hasValue(0);
    }

    @Test
    void confirmationThatRanOutMeanwhileIsGoodForNothing() {
        Caller clerk = confirmed(Role.TENANT_SYSTEM);
        HOUSE.later(Duration.ofMinutes(5));

        assertThat(act(clerk)).isEqualTo(new TooLate<>(Cause.UNCONFIRMED));
        assertThat(done).hasValue(0);
    }

    @Test
    void permissionThatIsNotTheirsAnyMoreIsGoodForNothing() {
        Caller clerk = confirmed(Role.TENANT_SYSTEM);

        assertThat(HOUSE.get(Deeds.class)
                        .act(
                                clerk,
                                Permission.UNLOCK,
                                Target.tenant(House.OTHER_TENANT),
                                Optional.empty(),
                                this::count))
                .isEqualTo(new TooLate<>(Cause.FORBIDDEN));
        assertThat(done).hasValue(0);
    }

    @Test
    void ofTwoWhoSignEachOtherOutOneIsLate() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Caller> both = List.of(confirmed(Role.TENANT_SYSTEM), confirmed(Role.TENANT_SYSTEM));
            AtomicInteger next = new AtomicInteger();

            List<Deed<Aid>> outcomes = Together.times(2, () -> {
                int mine = next.getAndIncrement();
                return signOut(both.get(mine), both.get(1 - mine).subjectId());
            });

            assertThat(outcomes).containsExactlyInAnyOrder(new Done<>(Aid.DONE), new TooLate<>(Cause.SIGNED_OUT));
        }
    }

    private static Deed<Aid> signOut(Caller caller, long subject) {
        return HOUSE.get(Deeds.class)
                .act(
                        caller,
                        Permission.END_SESSIONS,
                        Target.tenant(House.TENANT),
                        Optional.of(subject),
                        now -> HOUSE.get(EndSessions.class)
                                .end(now, House.TENANT, subject, House.HERE)
                                .aid());
    }

    private Deed<Integer> act(Caller caller) {
        return HOUSE.get(Deeds.class)
                .act(caller, Permission.UNLOCK, Target.tenant(House.TENANT), Optional.empty(), this::count);
    }

    private int count(Caller caller) {
        return done.incrementAndGet();
    }

    private static Caller confirmed(Role role) {
        return HOUSE.inTransaction(() -> {
            Population staff = HOUSE.get(Tenants.class).population(House.TENANT, Population.STAFF);
            long number = HOUSE.get(Numbers.class).next();
            AdminUser.Details details = new AdminUser.Details("clerk", Optional.empty(), Optional.empty());
            AdminUser clerk = HOUSE.get(AdminUsers.class).add(number, House.TENANT, details, role);
            Subject subject = HOUSE.get(Subjects.class).add(number, staff, HOUSE.aName(), clerk);
            Sessions sessions = HOUSE.get(Sessions.class);
            Caller caller = new Caller(
                    sessions.open(subject, House.DOOR, "pwd otp", staff.tokens(), TokenKind.ACCESS)
                            .id(),
                    subject.id(),
                    House.HOME,
                    Optional.of(subject.party()),
                    role);
            sessions.confirm(caller.session(), HOUSE.clock.instant());
            return caller;
        });
    }
}
