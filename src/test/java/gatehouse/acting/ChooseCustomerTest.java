package gatehouse.acting;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SignInOutcome;
import gatehouse.session.EndReason;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Customer;
import gatehouse.support.House;
import gatehouse.support.Resident;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who acts for several customers chooses one (3.1). */
class ChooseCustomerTest {
    private static final int MOST = 10;

    @RegisterExtension
    static final House house = new House();

    private final Resident member = house.aMember().whoActsForSeveral().withPassword();

    @Test
    void theSessionThatChoosesOutlivesTheOldestOfThoseThatCameOutOfIt() {
        Session auth = signedIn();
        List<Session> chosen =
                Stream.generate(() -> choose(auth)).limit(MOST + 2).toList();

        assertThat(lives(auth)).isTrue();
        assertThat(chosen).filteredOn(session -> !lives(session)).containsExactlyElementsOf(chosen.subList(0, 2));
    }

    @Test
    void theOneThatAsksIsNotEndedHoweverOld() {
        Session auth = signedIn();
        Session asking = choose(auth);
        Session next = choose(auth);

        Stream.generate(() -> choose(asking)).limit(MOST).toList();

        assertThat(lives(asking)).isTrue();
        assertThat(lives(next)).isFalse();
    }

    @Test
    void whatCameOutOfAnotherSigningInIsNotTouched() {
        Session elsewhere = choose(signedIn());
        Session auth = signedIn();

        Stream.generate(() -> choose(auth)).limit(MOST + 1).toList();

        assertThat(lives(elsewhere)).isTrue();
    }

    @Test
    void oneSigningInTooManyEndsTheOldestWithAllThatCameOutOfIt() {
        Session oldest = signedIn();
        Session second = signedIn();
        List<Session> chosen = List.of(choose(oldest), choose(oldest));
        Stream.generate(this::signedIn).limit(MOST - 2).toList();
        assertThat(chosen).allMatch(ChooseCustomerTest::lives);

        signedIn();

        assertThat(lives(oldest)).isFalse();
        assertThat(chosen).noneMatch(ChooseCustomerTest::lives);
        assertThat(lives(second)).isTrue();
    }

    /** Who began with their own session would wait in a circle with whoever ends or touches them all. */
    @Test
    void choosingLocksTheFamilyInTheOrderInWhichEverybodyDoes() {
        Session auth = signedIn();
        List<Session> family = Stream.concat(
                        Stream.of(auth), Stream.generate(() -> choose(auth)).limit(3))
                .sorted(Comparator.comparing(session -> session.id().toString()))
                .toList();
        signedIn();

        List<UUID> locked = house.database.lockedDuring("session", () -> choose(family.get(3)));

        assertThat(locked)
                .containsExactlyElementsOf(family.stream().map(Session::id).toList());
    }

    @Test
    void attemptInASessionThatIsOverIsAudited() {
        UUID session = signedIn().id();
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);

        assertThat(house.get(ChooseCustomer.class).choose(session, Optional.empty(), HERE))
                .isInstanceOf(Choice.Over.class);

        assertToldOver(Optional.of(member.subjectId()));
    }

    @Test
    void attemptInASessionThatWasRemovedIsAuditedAsNobodys() {
        assertThat(house.get(ChooseCustomer.class).choose(new UUID(0, 7), Optional.empty(), HERE))
                .isInstanceOf(Choice.Over.class);

        assertToldOver(Optional.empty());
    }

    private static void assertToldOver(Optional<Long> subject) {
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CHOOSE_CUSTOMER, "Over", subject);
    }

    private Session signedIn() {
        house.later(Duration.ofMillis(1));
        return ((SignInOutcome.Done) house.signInByMail(member.name(), member.password()))
                .signedIn()
                .session();
    }

    private Session choose(Session asking) {
        house.later(Duration.ofMillis(1));
        ChooseCustomer acting = house.get(ChooseCustomer.class);
        Customer second = acting.choices(member.subjectId()).get(1);
        ChooseCustomer.Wish wish = new ChooseCustomer.Wish(second.id(), second.kind());
        return ((Choice.Chosen) acting.choose(asking.id(), Optional.of(wish), HERE))
                .signedIn()
                .session();
    }

    private static boolean lives(Session session) {
        return house.get(Sessions.class).findLive(session.id()).isPresent();
    }
}
