package gatehouse.contract.multi.watch;

import gatehouse.acting.CustomerChosen;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.devicelogin.DeviceLoginSettled;
import gatehouse.devicelogin.DeviceLoginSettled.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code login/watch} (3.2): logins with a password or a device, and exchanges of a token. */
@ApplicationScoped
class LoginWatch {
    private static final String OPENED = "Done";

    private final Watch watch;

    @Inject
    LoginWatch(Watch watch) {
        this.watch = watch;
    }

    void password(@Observes Occurrence occurrence) {
        boolean concernsSomebody =
                occurrence.subjectId().isPresent() && occurrence.tenantId().isPresent();
        boolean isByPassword = !occurrence.factor().equals(Optional.of(Factors.DEVICE));
        if (occurrence.action() == Action.SIGN_IN && concernsSomebody && isByPassword) {
            watch.login(
                    occurrence.tenantId().orElseThrow(),
                    occurrence.subjectId().orElseThrow(),
                    Optional.empty(),
                    "PASSWORD",
                    occurrence.outcome().equals(OPENED));
        }
    }

    /** Nobody signed in, nor was refused, where nobody answered. */
    void device(@Observes DeviceLoginSettled settled) {
        if (settled.status() != Status.EXPIRED) {
            watch.login(
                    settled.tenantId(),
                    settled.subjectId(),
                    Optional.of(settled.customerId()),
                    "BIOMETRIC",
                    settled.status() == Status.VERIFIED);
        }
    }

    void token(@Observes CustomerChosen chosen) {
        watch.login(
                chosen.session().tenantId(),
                chosen.session().subjectId(),
                Optional.of(chosen.customer().id()),
                "TOKEN",
                true);
    }
}
