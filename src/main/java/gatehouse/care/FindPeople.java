package gatehouse.care;

import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds customers of a tenant by whatever somebody says of themselves. What is typed is tried as everything that it can
 * be, each by an index and as a whole: nobody is found by a part of a name. What other tenants have is never looked at.
 */
@ApplicationScoped
@Transactional
public class FindPeople {
    /** Who has more namesakes asks for something that only one has. */
    public static final int MOST = 20;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

    private final Customers customers;
    private final Subjects subjects;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    FindPeople(Customers customers, Subjects subjects) {
        this.customers = customers;
        this.subjects = subjects;
    }

    /**
     * @param text a phone with or without the plus, an e-mail address, a name to sign in with, a number or the tenant's
     *     own id; blanks around it do not count
     * @return at most {@link #MOST}, each once
     */
    public List<Found> find(Tenant tenant, String text) {
        String sought = text.strip();
        Map<Long, Found> found = new LinkedHashMap<>();
        note(found, FoundBy.NUMBER, () -> byNumber(tenant.id(), sought));
        note(found, FoundBy.PHONE, () -> byPhone(tenant.id(), sought));
        note(found, FoundBy.EMAIL, () -> byEmail(tenant.id(), sought));
        note(found, FoundBy.IDENTITY, () -> byName(tenant, sought));
        note(
                found,
                FoundBy.EXTERNAL_ID,
                () -> search(tenant.id(), Optional.empty(), Optional.empty(), Optional.of(sought)));
        return List.copyOf(found.values());
    }

    /** Later ways are not tried once there are enough. */
    private static void note(Map<Long, Found> found, FoundBy by, Supplier<Stream<Customer>> some) {
        if (found.size() < MOST) {
            some.get()
                    .limit(MOST - (long) found.size())
                    .forEach(customer -> found.putIfAbsent(customer.id(), new Found(customer, by)));
        }
    }

    private Stream<Customer> byNumber(long tenantId, String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Stream.empty();
        }
        long number = Long.parseLong(text);
        List<Subject> subject = subjects.find(number).stream()
                .filter(known -> known.tenantId() == tenantId)
                .toList();
        return Stream.concat(customers.find(tenantId, number).stream(), customersOf(tenantId, subject));
    }

    private Stream<Customer> byPhone(long tenantId, String text) {
        return PhoneNumber.parse(text).stream()
                .flatMap(phone -> Stream.concat(
                        search(tenantId, Optional.of(phone), Optional.empty(), Optional.empty()),
                        customersOf(tenantId, reached(tenantId, "phone", phone.digits()))));
    }

    private Stream<Customer> byEmail(long tenantId, String text) {
        return EmailAddress.parse(text).stream()
                .flatMap(email -> Stream.concat(
                        search(tenantId, Optional.empty(), Optional.of(email), Optional.empty()),
                        customersOf(tenantId, reached(tenantId, "email", email.text()))));
    }

    /** A name that all tenants share may be somebody else's; one that is an e-mail address is the tenant's own. */
    private Stream<Customer> byName(Tenant tenant, String text) {
        Stream<Subject> shared = LoginName.parse(text).flatMap(name -> subjects.find(NameScope.GLOBAL, name)).stream()
                .filter(subject -> subject.tenantId() == tenant.id());
        Stream<Subject> own = EmailAddress.parse(text)
                .map(LoginName::ofEmail)
                .flatMap(name -> subjects.find(NameScope.of(tenant), name))
                .stream();
        return customersOf(tenant.id(), Stream.concat(shared, own).toList());
    }

    private Stream<Customer> search(
            long tenantId, Optional<PhoneNumber> phone, Optional<EmailAddress> email, Optional<String> externalId) {
        return customers.search(tenantId, new Customers.Search(phone, email, externalId, 0, MOST)).stream();
    }

    /** Who is reached apart from the customer they act for. */
    private List<Subject> reached(long tenantId, String column, String value) {
        return entities.createQuery(
                        "select s from Subject s where s.tenantId = :tenant and s." + column
                                + " = :value order by s.id",
                        Subject.class)
                .setParameter("tenant", tenantId)
                .setParameter("value", value)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** For whom they act, by themselves or by a mandate; nobody for staff. */
    private Stream<Customer> customersOf(long tenantId, List<Subject> acting) {
        if (acting.isEmpty()) {
            return Stream.empty();
        }
        List<Long> mandates = entities.createQuery(
                        "select m.customerId from Mandate m where m.subjectId in :subjects order by m.customerId",
                        Long.class)
                .setParameter("subjects", acting.stream().map(Subject::id).toList())
                .setMaxResults(MOST)
                .getResultList();
        return read(
                tenantId,
                Stream.concat(acting.stream().flatMap(subject -> subject.customerId().stream()), mandates.stream())
                        .distinct()
                        .toList());
    }

    private Stream<Customer> read(long tenantId, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Stream.empty();
        }
        return entities.createQuery(
                        "select c from Customer c where c.tenantId = :tenant and c.id in :numbers order by c.id",
                        Customer.class)
                .setParameter("tenant", tenantId)
                .setParameter("numbers", numbers)
                .getResultStream();
    }
}
