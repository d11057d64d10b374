package gatehouse.stepup;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Operation;
import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.operation.PlainPayee;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Sends the holder of a session a code to their phone, which raises that session, or confirms one operation in it. */
@ApplicationScoped
public class IssueStepUp {
    /** Codes a session that raise it; what confirms operations is not counted, for there may be many. */
    private static final long MOST = 2;

    private final SessionHolders holders;
    private final Sessions sessions;
    private final PhoneCodes codes;
    private final Event<Occurrence> occurrences;

    @Inject
    IssueStepUp(SessionHolders holders, Sessions sessions, PhoneCodes codes, Event<Occurrence> occurrences) {
        this.holders = holders;
        this.sessions = sessions;
        this.codes = codes;
        this.occurrences = occurrences;
    }

    /** Whether the holder of this session may name an operation; where not, nobody looks for one. */
    @Transactional
    public boolean takesOperations(Session session) {
        return holders.populationOf(session)
                .filter(population -> population.stepUp().forOperations())
                .isPresent();
    }

    /**
     * @param operation what the code will confirm, and nothing else, for a payee whom a text may name ({@link
     *     PlainPayee}); empty when it is to raise the session
     */
    @Transactional
    public StepUpIssuance issue(UUID session, Optional<Operation> operation, Circumstances circumstances) {
        if (!operation.map(PlainPayee::isPlain).orElse(true)) {
            throw new IllegalArgumentException("No text names such a payee");
        }
        StepUpIssuance outcome = holders.lock(session)
                .map(holder -> issue(holder, operation, circumstances))
                .orElseGet(StepUpIssuance.Over::new);
        occurrences.fire(Occurrence.of(
                        Action.REQUEST_STEP_UP,
                        outcome.getClass().getSimpleName(),
                        sessions.find(session),
                        circumstances)
                .with(Factors.SMS));
        return outcome;
    }

    private StepUpIssuance issue(SessionHolder holder, Optional<Operation> operation, Circumstances circumstances) {
        if (!holder.policy().byPhone()) {
            return new StepUpIssuance.NotSupported();
        }
        if (!holder.subject().isPhoneVerified()) {
            return new StepUpIssuance.NotRegistered();
        }
        if (operation.isEmpty() && codes.sent(holder, PhoneCode.STEP_UP) >= MOST) {
            return new StepUpIssuance.UsedUp();
        }
        return codes.send(holder, PhoneCode.STEP_UP, operation, circumstances).as(new Sending.Cases<>() {
            @Override
            public StepUpIssuance sent() {
                return new StepUpIssuance.Sent();
            }

            @Override
            public StepUpIssuance tooSoon(Instant retryAt) {
                return new StepUpIssuance.TooSoon(retryAt);
            }

            @Override
            public StepUpIssuance locked(Instant until) {
                return new StepUpIssuance.UsedUp();
            }

            @Override
            public StepUpIssuance tooMany(Duration retryAfter) {
                return new StepUpIssuance.TooMany(retryAfter);
            }
        });
    }
}
