package gatehouse.contract.multi.mailbox;

import gatehouse.contract.multi.wire.Mail;
import gatehouse.contract.multi.wire.SentCode;
import gatehouse.contract.multi.wire.SixDigits;
import jakarta.validation.constraints.NotNull;

/** The code that was sent to an address. */
public record VerifyRequest(
        @NotNull @Mail String email, @NotNull @SixDigits SentCode verificationCode) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "VerifyRequest[hidden]";
    }
}
