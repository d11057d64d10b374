package gatehouse.cardholder;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.card.CardFace;
import gatehouse.card.Cards;
import gatehouse.card.Pan;
import gatehouse.card.Wallet;
import gatehouse.card.Wallets;
import gatehouse.cardholder.CardIssue.Issued;
import gatehouse.cardholder.CardIssue.Refused;
import gatehouse.subject.Customers;
import gatehouse.subject.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant puts a card, which its issuer made, into a customer's wallet. */
@ApplicationScoped
public class IssueCard {
    /** The longest name on a card, in code points. */
    public static final int LONGEST_NAME = 100;

    private final Wallets wallets;
    private final Cards cards;
    private final Customers customers;
    private final CardBlanks blanks;
    private final CardRows rows;
    private final Clock clock;

    @Inject
    IssueCard(Wallets wallets, Cards cards, Customers customers, CardBlanks blanks, CardRows rows, Clock clock) {
        this.wallets = wallets;
        this.cards = cards;
        this.customers = customers;
        this.blanks = blanks;
        this.rows = rows;
        this.clock = clock;
    }

    /** What is asked for; what a sandbox or the customer's profile can add may be absent. */
    public record Wish(
            long tenantId,
            long walletId,
            Optional<Pan> pan,
            Optional<YearMonth> expiry,
            Optional<String> cardHolderName) {}

    public CardIssue issue(Caller caller, Wish wish, Circumstances circumstances) {
        Optional<Wallet> wallet = wallets.find(wish.tenantId(), wish.walletId());
        if (wallet.isEmpty()) {
            return Refused.MISSING;
        }
        Optional<Pan> pan = wish.pan().or(blanks::pan);
        Optional<YearMonth> expiry = wish.expiry().or(blanks::expiry);
        Optional<String> name = wish.cardHolderName().or(() -> nameOf(wallet.get()));
        if (pan.isEmpty()) {
            return Refused.WITHOUT_NUMBER;
        }
        if (expiry.isEmpty()) {
            return Refused.WITHOUT_EXPIRY;
        }
        if (name.isEmpty()) {
            return Refused.WITHOUT_NAME;
        }
        if (expiry.get().isBefore(YearMonth.now(clock))) {
            return Refused.EXPIRED;
        }
        return add(caller, wallet.get(), new CardFace(pan.get(), expiry.get(), name.get()), circumstances);
    }

    private Optional<String> nameOf(Wallet wallet) {
        Profile profile = customers
                .find(wallet.tenantId(), wallet.customerId())
                .orElseThrow()
                .profile();
        String name = Stream.of(profile.firstName(), profile.lastName())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST_NAME;
        return fits ? Optional.of(name) : Optional.empty();
    }

    /** Of two cards with one number at the same moment the database lets in one; the other finds the number taken. */
    private CardIssue add(Caller caller, Wallet wallet, CardFace face, Circumstances circumstances) {
        if (cards.hasPan(wallet.tenantId(), face.pan())) {
            return Refused.TAKEN;
        }
        try {
            return new Issued(rows.add(caller, wallet, face, circumstances));
        } catch (PersistenceException refused) {
            if (cards.hasPan(wallet.tenantId(), face.pan())) {
                return Refused.TAKEN;
            }
            throw refused;
        }
    }
}
