package gatehouse.contract.multi.password;

import gatehouse.contract.multi.wire.PasswordValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What {@code create} and {@code validate} ask for. */
record PasswordRequest(@NotNull @Valid PasswordValue password) {}
