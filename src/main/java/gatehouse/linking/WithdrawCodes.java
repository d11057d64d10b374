package gatehouse.linking;

import gatehouse.authenticator.device.Linkings;
import gatehouse.subject.PasswordReplaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Whoever knew the old password may have asked for a code: with another one, no device is linked by it any more. */
@ApplicationScoped
class WithdrawCodes {
    private final Linkings linkings;

    @Inject
    WithdrawCodes(Linkings linkings) {
        this.linkings = linkings;
    }

    void withdraw(@Observes PasswordReplaced replaced) {
        linkings.cancelAll(replaced.subjectId());
    }
}
