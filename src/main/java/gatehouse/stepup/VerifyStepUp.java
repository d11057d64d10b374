package gatehouse.stepup;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Attempt;
import gatehouse.platform.Secret;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.StepUpSettled.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * The holder of a session shows the code that was sent for it. A right one is right once, of many at the same moment
 * exactly once; then the session is raised, and its token stays the same, or the operation that the code was for is
 * confirmed, and nothing else.
 */
@ApplicationScoped
public class VerifyStepUp {
    private final SessionHolders holders;
    private final Sessions sessions;
    private final PhoneCodes codes;
    private final RaiseSession raising;
    private final Event<StepUpSettled> settled;
    private final Event<Occurrence> occurrences;

    @Inject
    VerifyStepUp(
            SessionHolders holders,
            Sessions sessions,
            PhoneCodes codes,
            RaiseSession raising,
            Event<StepUpSettled> settled,
            Event<Occurrence> occurrences) {
        this.holders = holders;
        this.sessions = sessions;
        this.codes = codes;
        this.raising = raising;
        this.settled = settled;
        this.occurrences = occurrences;
    }

    @Transactional
    public StepUpOutcome verify(UUID session, Secret code, Circumstances circumstances) {
        StepUpOutcome outcome =
                holders.lock(session).map(holder -> verify(holder, code)).orElseGet(StepUpOutcome.Over::new);
        occurrences.fire(Occurrence.of(Action.STEP_UP, name(outcome), sessions.find(session), circumstances)
                .with(Factors.SMS));
        return outcome;
    }

    private StepUpOutcome verify(SessionHolder holder, Secret code) {
        if (!holder.policy().byPhone()) {
            return new StepUpOutcome.NotSupported();
        }
        if (!holder.subject().isPhoneVerified()) {
            return new StepUpOutcome.NotRegistered();
        }
        Attempt attempt = codes.attempt(holder, PhoneCode.STEP_UP, code);
        if (attempt instanceof Attempt.Right right) {
            raising.raise(holder, Factors.SMS, right.asked().operation());
            settled.fire(StepUpSettled.of(holder.session(), right.asked(), Factors.SMS, Status.VERIFIED));
        }
        if (attempt instanceof Attempt.Wrong wrong && wrong.left() == 0) {
            settled.fire(StepUpSettled.of(holder.session(), wrong.asked(), Factors.SMS, Status.DECLINED));
        }
        return new StepUpOutcome.Answered(attempt);
    }

    private static String name(StepUpOutcome outcome) {
        Object told = outcome instanceof StepUpOutcome.Answered answered ? answered.attempt() : outcome;
        return told.getClass().getSimpleName();
    }
}
