package gatehouse.contract.multi.otp;

import gatehouse.contract.multi.wire.SentCode;
import gatehouse.contract.multi.wire.SixDigits;
import gatehouse.platform.Secret;
import jakarta.validation.constraints.NotNull;

/** What shows a code. */
public record CodeRequest(@NotNull @SixDigits SentCode verificationCode) {
    public Secret code() {
        return verificationCode.secret();
    }
}
