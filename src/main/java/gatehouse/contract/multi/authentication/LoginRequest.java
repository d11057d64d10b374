package gatehouse.contract.multi.authentication;

import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.PasswordValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What {@code login_with_password} asks for. */
record LoginRequest(
        @NotNull @Mail String email, @NotNull @Valid PasswordValue password) {}
