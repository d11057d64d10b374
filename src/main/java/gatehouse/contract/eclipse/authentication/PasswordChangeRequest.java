package gatehouse.contract.eclipse.authentication;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/**
 * Body of {@code global/identities/{identity}/password-change} (row 12).
 *
 * @param hash the one-time PIN, or what came with the link
 */
record PasswordChangeRequest(
        @NotNull @CodePointLength(min = 3, max = 200) Secret hash,
        @NotNull @CodePointLength(min = 3, max = 80) Secret password) {}
