package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.CountedAnswers;
import gatehouse.challenge.CountedAnswers.Count;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.coderequest.CodeRequestQueue;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody without a token proves to have what reaches an identity, by the code that {@link RequestVerification} sent for
 * that identity. A part of other use cases: what the proof opens is theirs to say, and a code proves it once.
 */
@ApplicationScoped
public class ProvePresence {
    /** The number of no subject, whose rows are looked for all the same. */
    private static final long NOBODY = -1;

    private final CodeRequestQueue queue;
    private final Subjects subjects;
    private final Tenants tenants;
    private final CountedAnswers counted;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    ProvePresence(
            CodeRequestQueue queue,
            Subjects subjects,
            Tenants tenants,
            CountedAnswers counted,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.queue = queue;
        this.subjects = subjects;
        this.tenants = tenants;
        this.counted = counted;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** Before a transaction is open: lets a request for a code that was answered a moment ago be carried out first. */
    public void awaitCode(NameScope scope, LoginName name) {
        queue.awaitTurn(Purpose.VERIFICATION, new Target.Identity(scope, name).whose());
    }

    /**
     * Takes the code in the caller's transaction, which has to commit whatever the answer is: a wrong one that is rolled
     * back was never counted, and a right one could be used again. A name that nobody has is looked up, locked and counted
     * like any other.
     *
     * @return whose code it was, with the row locked; empty for any refusal
     */
    @Transactional
    public Optional<Subject> prove(NameScope scope, LoginName name, Secret code, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Subject> found = subjects.find(scope, name);
        long number = found.map(Subject::id).orElse(NOBODY);
        Optional<Subject> locked = subjects.lock(number);
        boolean right = counted.take(Recipient.of(number), Purpose.VERIFICATION, count(found, scope, name), code, now);
        Optional<Subject> present = locked.filter(subject -> right && !subject.isLockedForGoodAt(now));
        String outcome = present.isPresent() ? "VERIFIED" : "REFUSED";
        occurrences.fire(Occurrence.about(found, Action.VERIFY, outcome, circumstances));
        return present;
    }

    private Count count(Optional<Subject> found, NameScope scope, LoginName name) {
        Holder holder = found.map(subject -> Holder.of(Factors.VERIFICATION_CODE, subject.id()))
                .orElseGet(
                        () -> Holder.ofStranger(Factors.VERIFICATION_CODE, scope.key(), name.canonical(), keyedHash));
        return new Count(
                holder,
                found.map(subject -> tenants.population(subject.tenantId(), subject.population())
                                .lockout())
                        .orElse(LockoutPolicy.DEFAULT));
    }
}
