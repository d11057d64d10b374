package gatehouse.contract.multi.password;

import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.PasswordValue;
import gatehouse.contract.multi.wire.SentCode;
import gatehouse.contract.multi.wire.SixDigits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What {@code lost_password/resume} asks for.
 *
 * @param nonce what the link carried
 * @param email to which it was sent
 */
record ResumeRequest(
        @NotNull @SixDigits SentCode nonce,
        @NotNull @Mail String email,
        @NotNull @Valid PasswordValue newPassword) {}
