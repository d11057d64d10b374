package gatehouse.credential;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.credential.PasswordCreation.Created;
import gatehouse.credential.PasswordCreation.Refused;
import gatehouse.credential.PasswordCreation.Unfit;
import gatehouse.platform.Secret;
import gatehouse.session.TokenKind;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.PasswordPreset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first password of a member (2.2, 3.4). */
class CreatePasswordTest {
    private static final String CHOSEN = "Chosen-One-1";

    @RegisterExtension
    static final House house = new House();

    private final PasswordRoom room = new PasswordRoom(house);

    @Test
    void firstPasswordSignsInAtOnceAndLater() {
        Resident member = house.aMember().withoutPassword();

        SignedIn signedIn = room.created(member.subjectId(), CHOSEN);

        assertThat(signedIn.session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(signedIn.session().audience()).isEqualTo(House.MEMBERS_DOOR);
        assertThat(room.lives(signedIn.session())).isTrue();
        assertThat(house.signInByMail(member.name(), Secret.of(CHOSEN))).isInstanceOf(SignInOutcome.Done.class);
        Occurrence told = house.wiring.told(Occurrence.class).stream()
                .filter(occurrence -> occurrence.action() == Action.CREATE_PASSWORD)
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(told.outcome()).isEqualTo("CREATED");
        assertThat(told.subjectId()).contains(member.subjectId());
    }

    @Test
    void secondOneIsRefusedAndTheFirstStays() {
        Resident member = house.aMember().withoutPassword();
        room.created(member.subjectId(), CHOSEN);

        assertThat(room.create(member.subjectId(), "Another-One-2")).isEqualTo(Refused.ALREADY_CREATED);

        assertThat(house.signInByMail(member.name(), Secret.of(CHOSEN))).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void ofManyAtOnceOneSucceeds() {
        Resident member = house.aMember().withoutPassword();

        List<PasswordCreation> outcomes = Together.times(12, () -> room.create(member.subjectId(), CHOSEN));

        assertThat(outcomes).filteredOn(Created.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.ALREADY_CREATED::equals).hasSize(11);
    }

    @Test
    void unfitOneLeavesTheMemberAbleToCreate() {
        Resident member = house.aMember().withoutPassword();

        assertThat(room.create(member.subjectId(), "Short-1"))
                .isEqualTo(new Unfit(Weakness.TOO_SHORT, PasswordPreset.CONTRACT_MULTI));
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CREATE_PASSWORD, "UNFIT", Optional.of(member.subjectId()));

        assertThat(room.create(member.subjectId(), CHOSEN)).isInstanceOf(Created.class);
    }

    @Test
    void onlyMembersOfTheTenantGetOne() {
        Resident member = house.aMember().withoutPassword();
        Resident customer = house.aCustomer().whoSignsIn();

        assertThat(room.createAt(House.OTHER_TENANT, member.subjectId(), CHOSEN))
                .isEqualTo(Refused.UNKNOWN);
        assertThat(room.create(customer.subjectId(), CHOSEN)).isEqualTo(Refused.UNKNOWN);
        assertThat(room.create(customer.customerId(), CHOSEN)).isEqualTo(Refused.UNKNOWN);
        assertThat(room.create(Long.MAX_VALUE, CHOSEN)).isEqualTo(Refused.UNKNOWN);
    }

    @Test
    void whoWasDeactivatedGetsNone() {
        Resident member = house.aMember().withoutPassword();
        house.database.run("update subject set active = false where id = ?", member.subjectId());

        assertThat(room.create(member.subjectId(), CHOSEN)).isEqualTo(Refused.INACTIVE);
    }

    @Test
    void guessesBeforeThereWasOneLockNobodyOut() {
        Resident member = house.aMember().withoutPassword();
        for (int i = 0; i < 5; i++) {
            house.signInByMail(member.name(), Secret.of(CHOSEN));
        }

        room.created(member.subjectId(), CHOSEN);

        assertThat(house.signInByMail(member.name(), Secret.of(CHOSEN))).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void whoActsForSeveralChoosesFirst() {
        Resident member = house.aMember().whoActsForSeveral().withoutPassword();

        assertThat(room.created(member.subjectId(), CHOSEN).session().kind()).isEqualTo(TokenKind.AUTH);
    }
}
