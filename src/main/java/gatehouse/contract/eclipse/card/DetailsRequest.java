package gatehouse.contract.eclipse.card;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/** Body that shows a card whole (row 22). */
record DetailsRequest(
        @NotNull @CodePointLength(min = 3, max = 80) Secret cap) {}
