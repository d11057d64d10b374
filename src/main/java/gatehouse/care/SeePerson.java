package gatehouse.care;

import gatehouse.card.CardAccessPasswords;
import gatehouse.care.Overview.Person;
import gatehouse.session.Sessions;
import gatehouse.session.Sessions.Live;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Subject;
import gatehouse.throttle.Failures;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a customer and everybody who acts for it: a dozen looks into indexes, however many people there are. */
@ApplicationScoped
@Transactional
public class SeePerson {
    /** A company may have let in thousands; one of the others is found by what they say of themselves. */
    public static final int MOST_SUBJECTS = 50;

    private static final int MOST_SESSIONS = 500;

    private final Customers customers;
    private final Authenticators authenticators;
    private final Sessions sessions;
    private final Lockouts lockouts;
    private final CardAccessPasswords cardAccess;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    SeePerson(
            Customers customers,
            Authenticators authenticators,
            Sessions sessions,
            Lockouts lockouts,
            CardAccessPasswords cardAccess,
            Clock clock) {
        this.customers = customers;
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.lockouts = lockouts;
        this.cardAccess = cardAccess;
        this.clock = clock;
    }

    /** @return empty when the tenant has no such customer */
    public Optional<Overview> see(long tenantId, long customerId) {
        return customers.find(tenantId, customerId).map(this::overview);
    }

    /**
     * Under which numbers the audit speaks of a customer: its own, and those of who acts for it as far as they are shown.
     *
     * @return empty when the tenant has no such customer
     */
    public Optional<List<Long>> numbersOf(long tenantId, long customerId) {
        return customers
                .find(tenantId, customerId)
                .map(customer -> Stream.concat(
                                Stream.of(customer.id()),
                                shown(acting(customer)).stream().map(Subject::id))
                        .distinct()
                        .toList());
    }

    private Overview overview(Customer customer) {
        List<Subject> acting = acting(customer);
        List<Subject> shown = shown(acting);
        List<Long> numbers = shown.stream().map(Subject::id).toList();
        Map<Long, List<Failures>> locks = by(Failures::number, locks(customer, numbers));
        Map<Long, List<Authenticator>> authenticators =
                shown.isEmpty() ? Map.of() : by(Authenticator::subjectId, this.authenticators.of(shown));
        Map<Long, List<Live>> live = shown.isEmpty()
                ? Map.of()
                : by(one -> one.session().subjectId(), sessions.liveOf(numbers, MOST_SESSIONS));
        return new Overview(
                customer,
                numbers.contains(customer.id()) ? List.of() : locks.getOrDefault(customer.id(), List.of()),
                cardAccess.find(customer.id()).isPresent(),
                shown.stream()
                        .map(subject -> new Person(
                                subject,
                                locks.getOrDefault(subject.id(), List.of()),
                                authenticators.getOrDefault(subject.id(), List.of()),
                                live.getOrDefault(subject.id(), List.of())))
                        .toList(),
                acting.size() > shown.size());
    }

    private List<Failures> locks(Customer customer, List<Long> numbers) {
        return lockouts.of(
                Stream.concat(Stream.of(customer.id()), numbers.stream())
                        .distinct()
                        .toList(),
                clock.instant());
    }

    /** One more than is shown, to see whether there are others. */
    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<Subject> acting(Customer customer) {
        return entities.createNativeQuery(
                        "select * from subject where id in (select id from subject where customer_id = ?1"
                                + " union select subject_id from mandate where customer_id = ?1) order by id",
                        Subject.class)
                .setParameter(1, customer.id())
                .setMaxResults(MOST_SUBJECTS + 1)
                .getResultList();
    }

    private static List<Subject> shown(List<Subject> acting) {
        return acting.subList(0, Math.min(acting.size(), MOST_SUBJECTS));
    }

    private static <T> Map<Long, List<T>> by(Function<T, Long> number, List<T> all) {
        return all.stream().collect(Collectors.groupingBy(number));
    }
}
