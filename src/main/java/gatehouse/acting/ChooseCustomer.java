package gatehouse.acting;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SignedIn;
import gatehouse.member.Mandates;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
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
    private final SessionHolders holders;
    private final Sessions sessions;
    private final Mandates mandates;
    private final Lockouts lockouts;
    private final SessionOpening opening;
    private final Event<Occurrence> occurrences;
    private final Event<CustomerChosen> chosen;
    private final Clock clock;

    @Inject
    ChooseCustomer(
            SessionHolders holders,
            Sessions sessions,
            Mandates mandates,
            Lockouts lockouts,
            SessionOpening opening,
            Event<Occurrence> occurrences,
            Event<CustomerChosen> chosen,
            Clock clock) {
        this.holders = holders;
        this.sessions = sessions;
        this.mandates = mandates;
        this.lockouts = lockouts;
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
        Choice choice = holders.lockWithFamily(session)
                .map(holder -> choose(holder, wish, circumstances))
                .orElseGet(Choice.Over::new);
        occurrences.fire(Occurrence.of(
                Action.CHOOSE_CUSTOMER, choice.getClass().getSimpleName(), sessions.find(session), circumstances));
        return choice;
    }

    private Choice choose(SessionHolder holder, Optional<Wish> wish, Circumstances circumstances) {
        Subject subject = holder.subject();
        Optional<Instant> locked = lockouts.lockedUntil(Holder.of(Factors.PASSWORD, subject.id()), clock.instant());
        if (locked.isPresent()) {
            return new Choice.Locked(locked.get());
        }
        List<Customer> all = mandates.customersOf(subject.id());
        if (wish.isEmpty()) {
            return all.size() == 1 ? open(holder, all.get(0), circumstances) : new Choice.Unnamed();
        }
        Optional<Customer> named = all.stream()
                .filter(customer -> customer.id() == wish.get().customerId())
                .findFirst();
        if (named.isEmpty()) {
            return new Choice.Unknown();
        }
        return named.get().kind() == wish.get().kind()
                ? open(holder, named.get(), circumstances)
                : new Choice.OtherKind();
    }

    private Choice open(SessionHolder holder, Customer customer, Circumstances circumstances) {
        SignedIn signedIn = opening.openBeside(holder.session(), customer.id(), holder.population(), circumstances);
        chosen.fire(new CustomerChosen(signedIn.session(), customer));
        return new Choice.Chosen(signedIn, customer);
    }
}
