package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.throttle.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The transactions of {@link CheckVerification}. */
@ApplicationScoped
class VerificationAnswers {
    private final ProvePresence presence;
    private final CountedAnswers counted;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    VerificationAnswers(
            ProvePresence presence,
            CountedAnswers counted,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.presence = presence;
        this.counted = counted;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Uses the code up, or counts a wrong one. */
    @Transactional
    boolean take(Target target, Secret code, Circumstances circumstances) {
        return target.as(new Target.Cases<>() {
            @Override
            public Boolean phone(PhoneNumber phone) {
                return take(Recipient.at(phone, keyedHash), code, circumstances);
            }

            @Override
            public Boolean mailbox(EmailAddress email) {
                return take(Recipient.at(email, keyedHash), code, circumstances);
            }

            @Override
            public Boolean identity(NameScope scope, LoginName name) {
                return presence.prove(scope, name, code, circumstances).isPresent();
            }
        });
    }

    /** Nobody is looked up: the number or mailbox need not be a customer's. */
    private boolean take(Recipient recipient, Secret code, Circumstances circumstances) {
        Holder holder = Holder.ofStranger(Factors.VERIFICATION_CODE, "recipient", recipient.key(), keyedHash);
        Count count = new Count(holder, LockoutPolicy.DEFAULT);
        boolean right = counted.take(recipient, Purpose.VERIFICATION, count, code, clock.instant());
        tell(right ? "VERIFIED" : "REFUSED", circumstances);
        return right;
    }

    /** The address tried too often; nothing was looked at. */
    @Transactional
    void refuseTooMany(Circumstances circumstances) {
        tell("TOO_MANY", circumstances);
    }

    private void tell(String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.ofNobody(Action.VERIFY, outcome, circumstances));
    }
}
