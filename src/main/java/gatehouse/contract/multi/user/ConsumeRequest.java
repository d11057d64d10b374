package gatehouse.contract.multi.user;

import gatehouse.contract.multi.wire.Mobile;
import gatehouse.contract.multi.wire.PasswordValue;
import gatehouse.contract.multi.wire.SentCode;
import gatehouse.contract.multi.wire.SixDigits;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * The code of an invite, and the password that is chosen by it.
 *
 * @param mobile null to keep the one there is
 */
record ConsumeRequest(
        @NotNull @SixDigits SentCode inviteCode,
        @NotNull @Valid PasswordValue password,
        @Valid Mobile mobile) {
    /** Whether there is a mobile that is no international number. */
    boolean hasBadMobile() {
        return mobile != null && mobile.phone().isEmpty();
    }
}
