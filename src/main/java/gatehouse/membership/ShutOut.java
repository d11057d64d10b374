package gatehouse.membership;

import gatehouse.authenticator.device.Linkings;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Recipient;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** What dies when somebody may no longer act for a customer. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class ShutOut {
    private final Sessions sessions;
    private final Challenges challenges;
    private final Linkings linkings;
    private final Clock clock;

    @Inject
    ShutOut(Sessions sessions, Challenges challenges, Linkings linkings, Clock clock) {
        this.sessions = sessions;
        this.challenges = challenges;
        this.linkings = linkings;
        this.clock = clock;
    }

    /** @param subject with its row locked, and its mandate for the customer at rest or gone */
    void from(Subject subject, long customerId) {
        if (subject.isActive()) {
            sessions.endActingFor(subject.id(), customerId, EndReason.SUBJECT_DEACTIVATED);
        } else {
            sessions.endAll(subject.id(), Optional.empty(), EndReason.SUBJECT_DEACTIVATED);
            challenges.endAll(Recipient.of(subject.id()), clock.instant());
            linkings.cancelAll(subject.id());
        }
    }
}
