package gatehouse.cardholder;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.details.CardDetailsSource;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.RaisedSessions;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Told;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every look at the own cards leaves a record, one that is refused too. */
class OwnCardsTest {
    @RegisterExtension
    static final House house = new House();

    private final Told<Occurrence> heard = new Told<>();
    private final OwnCards own = new OwnCards(
            house.get(Cards.class),
            house.get(SessionHolders.class),
            house.get(RaisedSessions.class),
            noDetails(),
            heard);
    private final Member member = Member.withEnrolledPhone(house);

    @Test
    void whoHasNotSteppedUpIsRefusedAndTheAuditKnows() {
        Session session = member.session(member.signsIn());

        assertThat(house.inTransaction(() -> own.list(session, HERE))).isEmpty();
        assertTold(Action.LIST_CARDS, "STEP_UP_REQUIRED");
        assertThat(house.inTransaction(() -> own.look(session, 7, HERE))).isEqualTo(new OwnCards.Look.Refused());
        assertTold(Action.SHOW_CARD, "STEP_UP_REQUIRED");
    }

    @Test
    void whoHasSteppedUpIsAnsweredAndTheAuditKnows() {
        Session session = house.inTransaction(() -> {
            Session opened = member.session(member.signsIn());
            house.get(Sessions.class).stepUp(opened.id(), "sms");
            return opened;
        });

        assertThat(house.inTransaction(() -> own.list(session, HERE))).isPresent();
        assertTold(Action.LIST_CARDS, "MASKED");
        assertThat(house.inTransaction(() -> own.look(session, 7, HERE))).isEqualTo(new OwnCards.Look.Unknown());
        assertTold(Action.SHOW_CARD, "UNKNOWN");
    }

    private void assertTold(Action action, String outcome) {
        assertThat(heard.all().get(heard.all().size() - 1))
                .extracting(
                        Occurrence::action,
                        Occurrence::outcome,
                        told -> told.subjectId().orElseThrow())
                .containsExactly(action, outcome, member.subjectId());
    }

    private static CardDetailsSource noDetails() {
        return new CardDetailsSource() {
            @Override
            public boolean isThere() {
                return false;
            }

            @Override
            public Optional<Secret> securityCode(CardFace face) {
                return Optional.empty();
            }
        };
    }
}
