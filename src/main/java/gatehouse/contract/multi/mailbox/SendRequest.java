package gatehouse.contract.multi.mailbox;

import gatehouse.contract.multi.wire.Mail;
import jakarta.validation.constraints.NotNull;

/** Where a code shall be sent to. */
public record SendRequest(@NotNull @Mail String email) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "SendRequest[hidden]";
    }
}
