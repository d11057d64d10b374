package gatehouse.contract.multi.password;

import gatehouse.contract.multi.wire.Filled;
import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.PasswordValue;
import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What {@code lost_password/resume} asks for.
 *
 * @param nonce six digits are sent; any other text of up to 50 characters is a wrong one
 * @param email to which it was sent
 */
record ResumeRequest(
        @NotNull @Filled @CodePointLength(max = 50) Secret nonce,
        @NotNull @Mail String email,
        @NotNull @Valid PasswordValue newPassword) {}
