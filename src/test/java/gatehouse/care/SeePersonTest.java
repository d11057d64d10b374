package gatehouse.care;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.totp.Totps;
import gatehouse.care.Authenticator.Kind;
import gatehouse.care.Overview.Person;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Resident;
import gatehouse.throttle.Failures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer at a glance. */
class SeePersonTest {
    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void customerIsSeenWithWhatTheyOwnAndSignInWith() {
        Instant expires = House.START.plusSeconds(3600);
        Resident resident = HOUSE.aCustomer().whosePasswordExpires(expires).whoSignsIn();
        HOUSE.inTransaction(() -> HOUSE.get(Totps.class).enrol(resident.subjectId(), "Bank", "ada"));

        Overview seen = see(resident).orElseThrow();
        Person person = seen.people().get(0);

        assertThat(seen.customer().id()).isEqualTo(resident.customerId());
        assertThat(seen.hasCardAccess()).isFalse();
        assertThat(seen.more()).isFalse();
        assertThat(person.subject().id()).isEqualTo(resident.subjectId());
        assertThat(person.authenticators()).extracting(Authenticator::kind).containsExactly(Kind.PASSWORD, Kind.TOTP);
        assertThat(person.authenticators().get(0).expires()).contains(expires);
    }

    @Test
    void whoIsLockedIsSeenWithTheTimeAndWhoWasWrongWithTheCount() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        HOUSE.signIn(resident.name(), Secret.of("wrong password"));
        assertThat(locks(resident)).containsExactly(new Failures(resident.subjectId(), "pwd", 1, Optional.empty()));

        for (int i = 0; i < 4; i++) {
            HOUSE.signIn(resident.name(), Secret.of("wrong password"));
        }

        assertThat(locks(resident))
                .containsExactly(new Failures(
                        resident.subjectId(),
                        "pwd",
                        5,
                        Optional.of(HOUSE.clock.instant().plusSeconds(1800))));
    }

    @Test
    void sessionsThatEndedAreNotSeen() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();
        UUID live = HOUSE.signedIn(resident).session().id();
        UUID ended = HOUSE.signedIn(resident).session().id();
        HOUSE.get(Sessions.class).end(ended, EndReason.SIGNED_OUT);

        assertThat(see(resident).orElseThrow().people().get(0).sessions())
                .extracting(one -> one.session().id())
                .containsExactly(live);
    }

    @Test
    void phoneIsSeenAsAFactorWhileItIsOne() {
        Member member = Member.withEnrolledPhone(HOUSE);
        assertThat(kinds(member)).containsExactly(Kind.SMS);

        member.change(subject -> subject.isReachedAt(subject.phone()));

        assertThat(kinds(member)).isEmpty();
    }

    @Test
    void whoActsByAMandateIsSeenWithTheCustomerToo() {
        Resident member = HOUSE.aMember().whoActsForSeveral().withoutPassword();
        long other =
                HOUSE.database.number("select max(customer_id) from mandate where subject_id = " + member.subjectId());

        assertThat(other).isNotEqualTo(member.customerId());
        assertThat(HOUSE.get(SeePerson.class)
                        .see(House.TENANT, other)
                        .orElseThrow()
                        .people())
                .extracting(person -> person.subject().id())
                .containsExactly(member.subjectId());
        assertThat(HOUSE.get(SeePerson.class).numbersOf(House.TENANT, other))
                .contains(List.of(other, member.subjectId()));
    }

    @Test
    void anotherTenantSeesNothing() {
        Resident resident = HOUSE.aCustomer().whoSignsIn();

        assertThat(HOUSE.get(SeePerson.class).see(House.OTHER_TENANT, resident.customerId()))
                .isEmpty();
        assertThat(HOUSE.get(SeePerson.class).numbersOf(House.OTHER_TENANT, resident.customerId()))
                .isEmpty();
    }

    /** A company may have let in many; each further one costs no question more. */
    @Test
    void looksAtOneHundredPeopleAsOftenAsAtOne() {
        Resident alone = HOUSE.aCustomer().whoSignsIn();
        int once = HOUSE.database.statementsDuring(() -> see(alone)).size();
        long crowded = HOUSE.aCustomer().movesIn();
        HOUSE.inTransaction(() -> {
            for (int i = 0; i < 100; i++) {
                HOUSE.get(Subjects.class)
                        .add(
                                HOUSE.get(gatehouse.subject.Numbers.class).next(),
                                HOUSE.customers(),
                                HOUSE.aName(),
                                HOUSE.get(gatehouse.subject.Customers.class)
                                        .find(House.TENANT, crowded)
                                        .orElseThrow());
            }
            return null;
        });

        int often = HOUSE.database
                .statementsDuring(() -> assertThat(HOUSE.get(SeePerson.class)
                                .see(House.TENANT, crowded)
                                .orElseThrow())
                        .satisfies(seen -> {
                            assertThat(seen.people()).hasSize(SeePerson.MOST_SUBJECTS);
                            assertThat(seen.more()).isTrue();
                        }))
                .size();

        assertThat(often).isEqualTo(once);
        assertThat(once).isLessThanOrEqualTo(12);
    }

    private static List<Failures> locks(Resident resident) {
        return see(resident).orElseThrow().people().get(0).locks();
    }

    private static List<Kind> kinds(Member member) {
        Subject subject = HOUSE.inTransaction(
                () -> HOUSE.get(Subjects.class).find(member.subjectId()).orElseThrow());
        return HOUSE.inTransaction(() -> HOUSE.get(Authenticators.class).of(List.of(subject))).stream()
                .map(Authenticator::kind)
                .toList();
    }

    private static Optional<Overview> see(Resident resident) {
        return HOUSE.get(SeePerson.class).see(House.TENANT, resident.customerId());
    }
}
