package gatehouse.contract.eclipse.card;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Body that opens a wallet. */
record WalletRequest(
        @NotNull @CodePointLength(min = 1, max = 100) String name,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code of ISO 4217")
        String currency) {}
