package gatehouse.acting;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SignedIn;
import gatehouse.member.Mandates;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whoever is signed in says for which customer they act, and gets a session of its own for that. It inherits how they
 * proved who they are, and ends with all others that came out of the same signing-in.
 */
@ApplicationScoped
public class ChooseCustomer {
    private final Sessions sessions;
    private final Subjects subjects;
    private final Mandates mandates;
    private final Lockouts lockouts;
    private final Tenants tenants;
    private final SessionOpening opening;
    private final Event<Occurrence> occurrences;
    private final Event<CustomerChosen> chosen;
    private final Clock clock;

    @Inject
    ChooseCustomer(
            Sessions sessions,
            Subjects subjects,
            Mandates mandates,
            Lockouts lockouts,
            Tenants tenants,
            SessionOpening opening,
            Event<Occurrence> occurrences,
            Event<CustomerChosen> chosen,
            Clock clock) {
        this.sessions = sessions;
        this.subjects = subjects;
        this.mandates = mandates;
        this.lockouts = lockouts;
        this.tenants = tenants;
        this.opening = opening;
        this.occurrences = occurrences;
        this.chosen = chosen;
        this.clock = clock;
    }

    /** Whom somebody wants to act for. */
    public record Wish(long customerId, Customer.Kind kind) {}

    /** The customers whom the subject may act for, in the order in which it was given its mandates. */
    @Transactional
    public List<Customer> choices(long subjectId) {
        return mandates.customersOf(subjectId);
    }

    /** @param wish may be left out by who acts for one customer only */
    @Transactional
    public Choice choose(UUID session, Optional<Wish> wish, Circumstances circumstances) {
        // Subjects are locked before their sessions, as everywhere.
        Optional<Subject> caller = sessions.findLive(session)
                .flatMap(found -> subjects.lock(found.subjectId()))
                .filter(subject -> subject.isInUseAt(clock.instant()));
        Optional<Session> live = sessions.lockLive(session);
        if (caller.isEmpty() || live.isEmpty()) {
            return new Choice.Over();
        }
        Choice choice = choose(live.get(), caller.get(), wish, circumstances);
        occurrences.fire(
                Occurrence.of(Action.CHOOSE_CUSTOMER, choice.getClass().getSimpleName(), live.get(), circumstances));
        return choice;
    }

    private Choice choose(Session parent, Subject subject, Optional<Wish> wish, Circumstances circumstances) {
        Optional<Instant> locked = lockouts.lockedUntil(Holder.of(Factors.PASSWORD, subject.id()), clock.instant());
        if (locked.isPresent()) {
            return new Choice.Locked(locked.get());
        }
        List<Customer> all = mandates.customersOf(subject.id());
        if (wish.isEmpty()) {
            return all.size() == 1 ? open(parent, subject, all.get(0), circumstances) : new Choice.Unnamed();
        }
        Optional<Customer> named = all.stream()
                .filter(customer -> customer.id() == wish.get().customerId())
                .findFirst();
        if (named.isEmpty()) {
            return new Choice.Unknown();
        }
        return named.get().kind() == wish.get().kind()
                ? open(parent, subject, named.get(), circumstances)
                : new Choice.OtherKind();
    }

    private Choice open(Session parent, Subject subject, Customer customer, Circumstances circumstances) {
        Population population = tenants.population(subject.tenantId(), subject.population());
        SignedIn signedIn = opening.openBeside(parent, customer.id(), population, circumstances);
        chosen.fire(new CustomerChosen(signedIn.session(), customer));
        return new Choice.Chosen(signedIn, customer);
    }
}
