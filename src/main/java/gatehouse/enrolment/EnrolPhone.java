package gatehouse.enrolment;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.PhoneCode;
import gatehouse.stepup.PhoneCodes;
import gatehouse.stepup.Sending;
import gatehouse.stepup.StepUpGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sends the holder of a session a code to the phone of their own, so that they can show that it is theirs. */
@ApplicationScoped
public class EnrolPhone {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final StepUpGuard guard;
    private final PhoneCodes codes;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    EnrolPhone(
            SessionHolders holders,
            Sessions sessions,
            StepUpGuard guard,
            PhoneCodes codes,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.holders = holders;
        this.sessions = sessions;
        this.guard = guard;
        this.codes = codes;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** May be called again while nobody has shown the code; within seconds of the last that sends no other. */
    @Transactional
    public PhoneEnrolment enrol(UUID session, Circumstances circumstances) {
        PhoneEnrolment outcome = holders.lock(session)
                .map(holder -> enrol(holder, circumstances))
                .orElseGet(PhoneEnrolment.Over::new);
        occurrences.fire(Occurrence.of(
                        Action.REQUEST_PHONE_ENROLMENT,
                        outcome.getClass().getSimpleName(),
                        sessions.find(session),
                        circumstances)
                .with(Factors.SMS));
        return outcome;
    }

    private PhoneEnrolment enrol(SessionHolder holder, Circumstances circumstances) {
        if (!holder.policy().byPhone()) {
            return new PhoneEnrolment.NotSupported();
        }
        if (holder.subject().phone().isEmpty()) {
            return new PhoneEnrolment.NoPhone();
        }
        if (holder.subject().isPhoneVerified()) {
            return new PhoneEnrolment.EnrolledBefore();
        }
        if (!guard.letsEnrol(holder)) {
            return new PhoneEnrolment.StepUpRequired();
        }
        return codes.send(holder, PhoneCode.ENROLMENT, Optional.empty(), circumstances)
                .as(new Sending.Cases<>() {
                    @Override
                    public PhoneEnrolment sent() {
                        holder.subject().enrolsPhone();
                        return new PhoneEnrolment.Pending();
                    }

                    @Override
                    public PhoneEnrolment tooSoon(Instant retryAt) {
                        return codes.isWaiting(holder, PhoneCode.ENROLMENT)
                                ? new PhoneEnrolment.Pending()
                                : notBefore(retryAt);
                    }

                    @Override
                    public PhoneEnrolment locked(Instant until) {
                        return notBefore(until);
                    }

                    @Override
                    public PhoneEnrolment tooMany(Duration retryAfter) {
                        return new PhoneEnrolment.TooMany(retryAfter);
                    }
                });
    }

    private PhoneEnrolment notBefore(Instant until) {
        return new PhoneEnrolment.TooMany(Duration.between(clock.instant(), until));
    }
}
