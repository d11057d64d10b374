package gatehouse.contract.eclipse.authentication;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/** Body of {@code authentication/renew} and {@code authentication/logout} (rows 4 and 5). */
record JwtRequest(
        @NotNull @CodePointLength(min = 1, max = 8000) Secret jwt) {}
