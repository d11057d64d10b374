package gatehouse.contract.eclipse.authentication;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Body of {@code global/identities/{identity}/password-change-init} (row 11). */
record PasswordChangeInitRequest(
        @NotNull @Pattern(regexp = "OTP|LINK", message = "must be OTP or LINK")
        String type) {}
