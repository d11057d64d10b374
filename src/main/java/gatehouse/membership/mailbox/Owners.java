package gatehouse.membership.mailbox;

import gatehouse.member.Accounts;
import gatehouse.membership.mailbox.Owner.Kind;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Looks up who the owner of a mailbox is. */
@ApplicationScoped
@Transactional
class Owners {
    private final Subjects subjects;
    private final Accounts accounts;
    private final Customers customers;

    @Inject
    Owners(Subjects subjects, Accounts accounts, Customers customers) {
        this.subjects = subjects;
        this.accounts = accounts;
        this.customers = customers;
    }

    /** @return empty when nobody of this kind signs in with the address */
    Optional<Subject> find(Owner owner) {
        return subjects.find(owner.scope(), owner.name())
                .filter(subject -> kind(subject).equals(Optional.of(owner.kind())));
    }

    boolean isKnown(Owner owner) {
        return find(owner).isPresent();
    }

    private Optional<Kind> kind(Subject subject) {
        return subject.customerId()
                .flatMap(customer -> accounts.find(subject.tenantId(), customer))
                .flatMap(account -> customers.find(account.tenantId(), account.customerId()))
                .map(customer -> subject.isRoot() ? rootOf(customer) : Kind.USER);
    }

    private static Kind rootOf(Customer customer) {
        return switch (customer.kind()) {
            case CONSUMER -> Kind.PERSON;
            case CORPORATE -> Kind.COMPANY;
        };
    }
}
