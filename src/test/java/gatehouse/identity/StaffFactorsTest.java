package gatehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.authenticator.totp.Totps;
import gatehouse.identity.IdentityOutcome.Done;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.AdminUser;
import gatehouse.subject.AdminUsers;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.PartyId;
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
    private static final Optional<Secret> CHOSEN = Optional.of(Secret.of("open sesame"));
    private static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

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

    // Getting around the own second factor by an identity that has none yet

    @Test
    void openSessionMakesNoSecondIdentityForItsHolderUntilItIsConfirmed() {
        Caller clerk = clerk();
        enrolTotp(clerk.subjectId());
        HOUSE.later(Duration.ofMinutes(5).plusSeconds(10));

        assertThat(create(clerk, party(clerk))).isEqualTo(Refused.STALE);

        HOUSE.inTransaction(() -> HOUSE.get(Sessions.class).confirm(clerk.session(), HOUSE.clock.instant()));
        assertThat(create(clerk, party(clerk))).isInstanceOf(Done.class);
    }

    @Test
    void openSessionGetsIntoNoOtherIdentityOfStaff() {
        Caller clerk = clerk();
        LoginName second = ((Done) create(clerk, party(clerk))).identity().name();
        PartyId colleague = party(clerk());
        enrolTotp(clerk.subjectId());
        HOUSE.later(Duration.ofMinutes(5).plusSeconds(10));

        assertThat(create(clerk, colleague)).isEqualTo(Refused.STALE);
        assertThat(HOUSE.get(ChangeIdentity.class)
                        .change(
                                clerk,
                                new ChangeIdentity.Wish(
                                        House.TENANT, party(clerk), second, CHOSEN, ALWAYS, FactorWish.NONE),
                                House.HERE))
                .isEqualTo(Refused.STALE);
        assertThat(HOUSE.get(Identities.class).delete(clerk, House.TENANT, party(clerk), second, House.HERE))
                .isEqualTo(Refused.STALE);
    }

    @Test
    void whoHasNoSecondFactorMakesIdentitiesInWhateverSession() {
        Caller clerk = clerk();
        HOUSE.later(Duration.ofMinutes(10));

        assertThat(create(clerk, party(clerk))).isInstanceOf(Done.class);
    }

    /** They confirm nothing. */
    @Test
    void identitiesOfCustomersAreMadeInWhateverSession() {
        Caller clerk = clerk();
        enrolTotp(clerk.subjectId());
        HOUSE.later(Duration.ofMinutes(10));

        assertThat(create(clerk, PartyId.customer(HOUSE.aCustomer().movesIn()))).isInstanceOf(Done.class);
    }

    private static IdentityOutcome create(Caller caller, PartyId party) {
        CreateIdentity.Wish wish =
                new CreateIdentity.Wish(House.TENANT, party, HOUSE.aName(), CHOSEN, ALWAYS, FactorWish.NONE);
        return HOUSE.get(CreateIdentity.class).create(caller, wish, House.HERE);
    }

    private static PartyId party(Caller clerk) {
        return clerk.party().orElseThrow();
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
