package gatehouse.contract.eclipse.authentication;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/** Body of {@code authentication/login} (row 1). Members we do not know are ignored. */
record LoginRequest(
        @NotNull @CodePointLength(min = 3, max = 40) String identity,
        @NotNull @CodePointLength(min = 3, max = 80) Secret password) {}
