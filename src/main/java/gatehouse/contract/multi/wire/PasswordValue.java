package gatehouse.contract.multi.wire;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotNull;

/**
 * A password, as all bodies of this door hold it.
 *
 * @param value up to 100 characters are read; how long a new password may be is the tenant's policy
 */
public record PasswordValue(
        @NotNull @Filled @CodePointLength(max = 100) Secret value) {}
