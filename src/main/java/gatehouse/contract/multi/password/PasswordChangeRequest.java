package gatehouse.contract.multi.password;

import gatehouse.contract.multi.wire.PasswordValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What {@code update} asks for. */
record PasswordChangeRequest(
        @NotNull @Valid PasswordValue oldPassword,
        @NotNull @Valid PasswordValue newPassword) {}
