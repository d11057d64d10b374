package gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.authenticator.totp.Totps;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.Numbers;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an open session of staff is good for: whoever finds one must not make a factor of their own and confirm with that. */
class StaffFactorsTest {
    private static final String SHOWN = "pwd otp";

    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void whoSignedInAMomentAgoMayChangeTheirFactors() {
        Caller clerk = clerk();
        enrolTotp(clerk.subjectId());

        HOUSE.later(Duration.ofSeconds(299));

        assertThat(maySetFactors(clerk)).isTrue();
    }

    @Test
    void openSessionOfStaffChangesNoFactorUntilItIsConfirmed() {
        Caller clerk = clerk();
        enrolTotp(clerk.subjectId());
        HOUSE.later(Duration.ofMinutes(5).plusSeconds(10));

        assertThat(maySetFactors(clerk)).isFalse();

        HOUSE.inTransaction(() -> HOUSE.get(Sessions.class).confirm(clerk.session(), HOUSE.clock.instant()));
        assertThat(maySetFactors(clerk)).isTrue();
        HOUSE.later(Duration.ofMinutes(5).plusSeconds(10));
        assertThat(maySetFactors(clerk)).isFalse();
    }

    @Test
    void firstFactorOfStaffIsEnrolledInWhateverSession() {
        Caller clerk = clerk();
        HOUSE.later(Duration.ofMinutes(10));

        assertThat(maySetFactors(clerk)).isTrue();
    }

    @Test
    void customerConfirmsNothing() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        enrolTotp(resident.subjectId());
        Caller customer = resident.callingFrom(HOUSE.inTransaction(() -> HOUSE.get(Sessions.class)
                .open(
                        HOUSE.get(Subjects.class).find(resident.subjectId()).orElseThrow(),
                        House.DOOR,
                        SHOWN,
                        HOUSE.customers().tokens(),
                        TokenKind.ACCESS)
                .id()));
        HOUSE.later(Duration.ofMinutes(10));

        assertThat(maySetFactors(customer)).isTrue();
    }

    private static boolean maySetFactors(Caller caller) {
        return HOUSE.inTransaction(() -> HOUSE.get(FactorGuard.class)
                .lets(caller, HOUSE.get(Subjects.class).lock(caller.subjectId()).orElseThrow()));
    }

    private static void enrolTotp(long subjectId) {
        HOUSE.inTransaction(() -> HOUSE.get(Totps.class).enrol(subjectId, "Bank", "ada"));
    }

    private static Caller clerk() {
        return HOUSE.inTransaction(() -> {
            Population staff = HOUSE.get(Tenants.class).population(House.TENANT, Population.STAFF);
            long number = HOUSE.get(Numbers.class).next();
            AdminUser.Details details = new AdminUser.Details("clerk", Optional.empty(), Optional.empty());
            AdminUser clerk = HOUSE.get(AdminUsers.class).add(number, House.TENANT, details, Role.TENANT_SYSTEM);
            Subject subject = HOUSE.get(Subjects.class).add(number, staff, HOUSE.aName(), clerk);
            return new Caller(
                    HOUSE.get(Sessions.class)
                            .open(subject, House.DOOR, SHOWN, staff.tokens(), TokenKind.ACCESS)
                            .id(),
                    subject.id(),
                    House.HOME,
                    Optional.of(subject.party()),
                    Role.TENANT_SYSTEM);
        });
    }
}
