package gatehouse.membership;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.membership.AccountOpening.Opened;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.Profile;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The transactions of {@link OpenAccount}. */
@ApplicationScoped
@Transactional
class AccountRows {
    private final Tenants tenants;
    private final Numbers numbers;
    private final Customers customers;
    private final Subjects subjects;
    private final Accounts accounts;
    private final NewUsers newUsers;
    private final Event<Occurrence> occurrences;

    @Inject
    AccountRows(
            Tenants tenants,
            Numbers numbers,
            Customers customers,
            Subjects subjects,
            Accounts accounts,
            NewUsers newUsers,
            Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.numbers = numbers;
        this.customers = customers;
        this.subjects = subjects;
        this.accounts = accounts;
        this.newUsers = newUsers;
        this.occurrences = occurrences;
    }

    Optional<Population> population(long tenantId, String name) {
        return tenants.findPopulation(tenantId, name);
    }

    boolean isTaken(Population population, LoginName name) {
        return subjects.find(NameScope.of(population), name).isPresent();
    }

    /** @throws jakarta.persistence.PersistenceException when the address was taken at the same moment */
    AccountOpening add(Population population, OpenAccount.Wish wish, Circumstances circumstances) {
        Customer customer = customers.add(numbers.next(), wish.tenantId(), wish.kind(), profile(wish.root()));
        wish.company().ifPresent(customer::isCalled);
        User root = newUsers.add(customer.id(), population, wish.root(), customer);
        Account account = accounts.add(customer, root.subject(), wish.facts());
        tell(wish, Optional.of(customer.id()), "DONE", circumstances);
        return new Opened(new Dossier(account, customer, root));
    }

    private static Profile profile(Person person) {
        return new Profile(
                Optional.of(person.details().firstName()),
                Optional.of(person.details().lastName()),
                person.details().dateOfBirth(),
                person.phone(),
                Optional.of(person.email()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    AccountOpening refuse(AccountOpening.Refused refused, OpenAccount.Wish wish, Circumstances circumstances) {
        tell(wish, Optional.empty(), refused.name(), circumstances);
        return refused;
    }

    private void tell(OpenAccount.Wish wish, Optional<Long> customer, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.ofCustomer(
                Optional.empty(), wish.tenantId(), customer, Action.CREATE_CUSTOMER, outcome, circumstances));
    }
}
