package gatehouse.acting;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Member;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Choosing for whom to act. */
class ChooseCustomerTest {
    @RegisterExtension
    static final House house = new House();

    @Test
    void attemptInASessionThatIsOverIsAudited() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);

        assertThat(choose(session)).isInstanceOf(Choice.Over.class);

        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CHOOSE_CUSTOMER, "Over", Optional.of(member.subjectId()));
    }

    @Test
    void attemptInASessionThatWasRemovedIsAuditedAsNobodys() {
        assertThat(choose(new UUID(0, 7))).isInstanceOf(Choice.Over.class);

        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.CHOOSE_CUSTOMER, "Over", Optional.empty());
    }

    private static Choice choose(UUID session) {
        return house.get(ChooseCustomer.class).choose(session, Optional.empty(), HERE);
    }
}
