package gatehouse.contract.eclipse.staff;

import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/** Body that gives an admin user another position. */
record PositionRequest(
        @NotNull @CodePointLength(min = 3, max = 40) String position) {}
