package gatehouse.enrolment;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Attempt;
import gatehouse.identity.NewFactors;
import gatehouse.platform.Secret;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.PhoneCode;
import gatehouse.stepup.PhoneCodes;
import gatehouse.stepup.RaiseSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * The holder of a session shows the code that was sent to their phone, which is a factor from then on: they are told, and
 * all their other sessions end. Where the tenant says so, that raises the session too.
 */
@ApplicationScoped
public class ConfirmPhone {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final PhoneCodes codes;
    private final RaiseSession raising;
    private final NewFactors factors;
    private final Event<Occurrence> occurrences;

    @Inject
    ConfirmPhone(
            SessionHolders holders,
            Sessions sessions,
            PhoneCodes codes,
            RaiseSession raising,
            NewFactors factors,
            Event<Occurrence> occurrences) {
        this.holders = holders;
        this.sessions = sessions;
        this.codes = codes;
        this.raising = raising;
        this.factors = factors;
        this.occurrences = occurrences;
    }

    @Transactional
    public PhoneConfirmation confirm(UUID session, Secret code, Circumstances circumstances) {
        PhoneConfirmation outcome = holders.lockWithAll(session)
                .map(holder -> confirm(holder, code))
                .orElseGet(PhoneConfirmation.Over::new);
        occurrences.fire(Occurrence.of(Action.ENROL_FACTOR, name(outcome), sessions.find(session), circumstances)
                .with(Factors.SMS));
        return outcome;
    }

    private PhoneConfirmation confirm(SessionHolder holder, Secret code) {
        if (!holder.policy().byPhone()) {
            return new PhoneConfirmation.NotSupported();
        }
        if (holder.subject().isPhoneVerified()) {
            return new PhoneConfirmation.EnrolledBefore();
        }
        Attempt attempt = codes.attempt(holder, PhoneCode.ENROLMENT, code);
        if (attempt instanceof Attempt.Right) {
            holder.subject().verifiedPhone();
            factors.follow(holder.subject(), Optional.of(holder.session().id()));
            if (holder.policy().byEnrolment()) {
                raising.raise(holder, Factors.SMS, Optional.empty());
            }
        }
        return new PhoneConfirmation.Answered(attempt);
    }

    private static String name(PhoneConfirmation outcome) {
        Object told = outcome instanceof PhoneConfirmation.Answered answered ? answered.attempt() : outcome;
        return told.getClass().getSimpleName();
    }
}
