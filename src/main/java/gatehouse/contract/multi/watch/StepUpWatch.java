package gatehouse.contract.multi.watch;

import gatehouse.devicelogin.DeviceLoginSettled;
import gatehouse.push.PushSettled;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.stepup.StepUpSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** {@code stepup/watch} (3.3): what came of codes, of pushes, and of logins by a device. */
@ApplicationScoped
class StepUpWatch {
    private static final String BIOMETRIC = "BIOMETRIC";

    private final Watch watch;
    private final Sessions sessions;

    @Inject
    StepUpWatch(Watch watch, Sessions sessions) {
        this.watch = watch;
        this.sessions = sessions;
    }

    void code(@Observes StepUpSettled settled) {
        watch.stepUp(new Watch.Ended(
                settled.tenantId(),
                settled.subjectId(),
                Optional.of(settled.party().number()),
                settled.challengeId().toString(),
                "SMS_OTP",
                settled.status().name(),
                settled.operation()));
    }

    void push(@Observes PushSettled settled) {
        settled.asker().session().ifPresent(session -> push(settled, session));
    }

    private void push(PushSettled settled, UUID session) {
        status(settled, session)
                .ifPresent(status -> watch.stepUp(new Watch.Ended(
                        settled.tenantId(),
                        settled.subjectId(),
                        customer(session),
                        Long.toString(settled.challengeId()),
                        switch (settled.use()) {
                            case PROMPT -> "AUTHY_PUSH";
                            case BIOMETRIC -> BIOMETRIC;
                        },
                        status,
                        settled.operation())));
    }

    private Optional<Long> customer(UUID session) {
        return sessions.find(session).map(Session::party).map(party -> party.number());
    }

    /** The device is a biometric one, and nothing else signs in by itself. */
    void login(@Observes DeviceLoginSettled settled) {
        Watch.Ended ended = new Watch.Ended(
                settled.tenantId(),
                settled.subjectId(),
                Optional.of(settled.customerId()),
                Long.toString(settled.challengeId()),
                BIOMETRIC,
                settled.status().name(),
                Optional.empty());
        settled.grant().ifPresentOrElse(grant -> watch.stepUp(ended, grant), () -> watch.stepUp(ended));
    }

    /**
     * What took the place of another, or lost its device, was answered by nobody, and is told as expired; so is what was
     * accepted for a session that was over by then, for nothing is stepped up by it.
     */
    private Optional<String> status(PushSettled settled, UUID session) {
        return switch (settled.state()) {
            case PENDING -> Optional.empty();
            case ACCEPTED -> Optional.of(sessions.lockLive(session).isPresent() ? "VERIFIED" : "EXPIRED");
            case REJECTED -> Optional.of("DECLINED");
            case EXPIRED, SUPERSEDED, WITHDRAWN -> Optional.of("EXPIRED");
        };
    }
}
