package gatehouse.stepup;

import gatehouse.authentication.Factors;
import gatehouse.challenge.Asked;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Challenges.Expired;
import gatehouse.session.Sessions;
import gatehouse.stepup.StepUpSettled.Status;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Tells that nobody showed the code of a step-up in time. */
@ApplicationScoped
class ExpireStepUp {
    private final Challenges challenges;
    private final Subjects subjects;
    private final Sessions sessions;
    private final Event<StepUpSettled> settled;
    private final Clock clock;

    @Inject
    ExpireStepUp(
            Challenges challenges, Subjects subjects, Sessions sessions, Event<StepUpSettled> settled, Clock clock) {
        this.challenges = challenges;
        this.subjects = subjects;
        this.sessions = sessions;
        this.settled = settled;
        this.clock = clock;
    }

    /** Told once, however many nodes find it. */
    @Transactional(TxType.REQUIRES_NEW)
    void tell(Expired expired) {
        subjects.lock(Long.parseLong(expired.recipient().key()));
        if (challenges.tellExpiry(expired.id(), clock.instant())) {
            Asked asked = new Asked(expired.id(), Optional.empty());
            expired.recipient()
                    .session()
                    .flatMap(sessions::find)
                    .ifPresent(session -> settled.fire(StepUpSettled.of(session, asked, Factors.SMS, Status.EXPIRED)));
        }
    }
}
