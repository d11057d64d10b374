package gatehouse.care;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Mandates;
import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forgets how often somebody was wrong in a row, with whatever factor, so that they may try again at once. A last day that
 * was given to an identity is no lock of this kind and stays.
 */
@ApplicationScoped
public class Unlock {
    private final Charges charges;
    private final Subjects subjects;
    private final Mandates mandates;
    private final Lockouts lockouts;
    private final Event<Occurrence> occurrences;

    @Inject
    Unlock(Charges charges, Subjects subjects, Mandates mandates, Lockouts lockouts, Event<Occurrence> occurrences) {
        this.charges = charges;
        this.subjects = subjects;
        this.mandates = mandates;
        this.lockouts = lockouts;
        this.occurrences = occurrences;
    }

    /**
     * Also clears what is counted against the customers of this tenant that the subject acts for, as wrong card access
     * passwords are: whoever is shown with a count can be helped.
     */
    @Transactional
    public Aid unlock(Caller caller, long tenantId, long subjectId, Circumstances circumstances) {
        Optional<Subject> found = charges.lock(tenantId, subjectId);
        Aid aid = charges.judge(caller, found);
        if (aid == Aid.DONE) {
            lockouts.forget(subjectId);
            customersOf(found.orElseThrow(), tenantId).filter(this::isNoSubject).forEach(lockouts::forget);
        }
        occurrences.fire(
                Occurrence.by(caller, found, Target.tenant(tenantId), Action.UNLOCK, aid.name(), circumstances));
        return aid;
    }

    private Stream<Long> customersOf(Subject subject, long tenantId) {
        Stream<Long> mandated = mandates.allCustomersOf(subject.id()).stream()
                .filter(customer -> customer.tenantId() == tenantId)
                .map(Customer::id);
        return Stream.concat(subject.customerId().stream(), mandated).distinct();
    }

    /** A root has the number of its customer: what is counted there is its own. */
    private boolean isNoSubject(long number) {
        return subjects.find(number).isEmpty();
    }
}
