package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.card.Card;
import gatehouse.card.Cards;
import gatehouse.card.Pan;
import gatehouse.cardholder.CardIssue.Issued;
import gatehouse.cardholder.CardIssue.Refused;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cards come from their issuer; only a sandbox makes some up. */
class IssueCardTest {
    private static final Optional<Pan> PAN = Pan.parse("5555555555554444");
    private static final Optional<YearMonth> MAY = Optional.of(YearMonth.of(2026, 5));
    private static final Optional<String> NAME = Optional.of("B. Holder");

    private CardRoom room = new CardRoom(Map.of("gatehouse.mode", "production"));

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aCardIsIssuedAsItsIssuerMadeIt() {
        Card card = issued(issue(PAN, MAY, NAME));

        assertThat(room.beans.get(Cards.class).open(card).pan()).isEqualTo(PAN.orElseThrow());
        assertThat(card.expiry()).isEqualTo(MAY.orElseThrow());
        assertThat(card.cardHolderName()).isEqualTo("B. Holder");
        assertThat(card.customerId()).isEqualTo(CardRoom.CUSTOMER);
        assertThat(room.outcomes()).containsExactly("DONE");
    }

    @Test
    void inProductionNothingIsMadeUp() {
        assertThat(issue(Optional.empty(), MAY, NAME)).isEqualTo(Refused.WITHOUT_NUMBER);
        assertThat(issue(PAN, Optional.empty(), NAME)).isEqualTo(Refused.WITHOUT_EXPIRY);
        assertThat(issue(PAN, MAY, Optional.empty())).isEqualTo(Refused.WITHOUT_NAME);
    }

    @Test
    void theSandboxMakesUpACardThatBelongsToNoScheme() {
        room.close();
        room = new CardRoom(Map.of());

        Card card = issued(issue(Optional.empty(), Optional.empty(), NAME));

        assertThat(card.maskedPan()).matches("999999\\*{6}[0-9]{4}");
        assertThat(card.expiry()).isEqualTo(YearMonth.of(2029, 5));
    }

    @Test
    void theNameIsTheCustomersWhenNoOtherIsGiven() {
        room.run("update customer set first_name = 'Ada', last_name = 'Lovelace'");

        assertThat(issued(issue(PAN, MAY, Optional.empty())).cardHolderName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void aNameThatIsTooLongForACardIsNotCutButAskedFor() {
        room.run("update customer set first_name = '" + "A".repeat(60) + "', last_name = '" + "B".repeat(60) + "'");

        assertThat(issue(PAN, MAY, Optional.empty())).isEqualTo(Refused.WITHOUT_NAME);
    }

    @Test
    void aCardIsGoodToTheEndOfItsLastMonth() {
        assertThat(issue(PAN, Optional.of(YearMonth.of(2026, 4)), NAME)).isEqualTo(Refused.EXPIRED);
        assertThat(issue(PAN, MAY, NAME)).isInstanceOf(Issued.class);
    }

    @Test
    void aTenantHasANumberOnce() {
        assertThat(issue(Optional.of(CardRoom.PAN), MAY, NAME)).isEqualTo(Refused.TAKEN);
    }

    @Test
    void anUnknownWalletTakesNoCard() {
        assertThat(issue(999, PAN, MAY, NAME)).isEqualTo(Refused.MISSING);
    }

    private CardIssue issue(Optional<Pan> pan, Optional<YearMonth> expiry, Optional<String> name) {
        return issue(CardRoom.WALLET, pan, expiry, name);
    }

    private CardIssue issue(long wallet, Optional<Pan> pan, Optional<YearMonth> expiry, Optional<String> name) {
        IssueCard.Wish wish = new IssueCard.Wish(CardRoom.TENANT, wallet, pan, expiry, name);
        return room.in(() -> room.beans.get(IssueCard.class).issue(CardRoom.STAFF, wish, CardRoom.HERE));
    }

    private static Card issued(CardIssue issue) {
        assertThat(issue).isInstanceOf(Issued.class);
        return ((Issued) issue).card();
    }
}
