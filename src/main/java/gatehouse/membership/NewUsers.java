package gatehouse.membership;

import gatehouse.member.Mandates;
import gatehouse.member.Members;
import gatehouse.subject.Customer;
import gatehouse.subject.LoginName;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Makes somebody who can act for a customer as soon as they have a password. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class NewUsers {
    private final Subjects subjects;
    private final Members members;
    private final Mandates mandates;

    @Inject
    NewUsers(Subjects subjects, Members members, Mandates mandates) {
        this.subjects = subjects;
        this.members = members;
        this.mandates = mandates;
    }

    /**
     * @param number that of the customer for its root, else a new one
     * @throws jakarta.persistence.PersistenceException when the address was taken at the same moment
     */
    User add(long number, Population population, Person person, Customer customer) {
        Subject subject = subjects.add(number, population, LoginName.ofEmail(person.email()), customer);
        subject.isReachedBy(person.email());
        subject.isReachedAt(person.phone());
        User user = new User(subject, members.add(subject, person.details()));
        mandates.give(subject, customer.id());
        return user;
    }
}
