package gatehouse.contract.eclipse.card;

import gatehouse.cardholder.IssueCard;
import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.Pattern;

/**
 * Body that puts a card into a wallet. In a sandbox all of it may be left out; elsewhere number and expiry come from
 * the card's issuer.
 */
record CardRequest(
        @CodePointLength(min = 14, max = 19) Secret pan,

        @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])", message = "must be a year and month such as 2030-12")
        String expiry,

        @CodePointLength(min = 2, max = IssueCard.LONGEST_NAME)
        String cardHolderName) {}
