package gatehouse.membership.mailbox;

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
import gatehouse.subject.Strangers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The transaction of {@link ConfirmMailbox}. It commits whatever the answer was: a wrong one has to stay counted. */
@ApplicationScoped
class MailboxAnswers {
    /** The number of no subject, whose rows are looked for all the same. */
    private static final long NOBODY = -1;

    private final Owners owners;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Strangers strangers;
    private final CountedAnswers counted;
    private final KeyedHash keyedHash;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    MailboxAnswers(
            Owners owners,
            Subjects subjects,
            Tenants tenants,
            Strangers strangers,
            CountedAnswers counted,
            KeyedHash keyedHash,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.owners = owners;
        this.subjects = subjects;
        this.tenants = tenants;
        this.strangers = strangers;
        this.counted = counted;
        this.keyedHash = keyedHash;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    @Transactional
    boolean take(Owner owner, Secret code, Circumstances circumstances) {
        long number = owners.find(owner).map(Subject::id).orElse(NOBODY);
        // Whoever changed the address while we waited for the row took the code with it.
        Optional<Subject> locked =
                subjects.lock(number).filter(known -> known.email().equals(Optional.of(owner.email())));
        boolean right = counted.take(
                Recipient.reading(owner.email(), number, keyedHash),
                Purpose.MAILBOX,
                count(locked, owner),
                code,
                clock.instant());
        Optional<Subject> confirmed = locked.filter(known -> right);
        confirmed.ifPresent(Subject::verifiedEmail);
        String outcome = confirmed.isPresent() ? "VERIFIED" : "REFUSED";
        occurrences.fire(Occurrence.about(locked, Action.VERIFY_EMAIL, outcome, circumstances));
        return confirmed.isPresent();
    }

    private Count count(Optional<Subject> found, Owner owner) {
        return found.map(subject -> new Count(
                        Holder.of(Factors.EMAIL_CODE, subject.id()),
                        tenants.population(subject.tenantId(), subject.population())
                                .lockout()))
                .orElseGet(() -> new Count(
                        Holder.ofStranger(
                                Factors.EMAIL_CODE,
                                owner.scope().key(),
                                owner.name().canonical(),
                                keyedHash),
                        strangers.lockoutWithin(owner.scope())));
    }
}
