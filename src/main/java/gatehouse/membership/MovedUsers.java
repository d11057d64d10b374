package gatehouse.membership;

import gatehouse.authenticator.device.Linkings;
import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.profile.Contact;
import gatehouse.profile.NewContacts;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subject;
import gatehouse.text.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Changes somebody on their locked row, and with a root the customers it speaks for: they are reached as their root is.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class MovedUsers {
    private final Accounts accounts;
    private final Customers customers;
    private final NewContacts newContacts;
    private final Sessions sessions;
    private final Linkings linkings;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    MovedUsers(Accounts accounts, Customers customers, NewContacts newContacts, Sessions sessions, Linkings linkings) {
        this.accounts = accounts;
        this.customers = customers;
        this.newContacts = newContacts;
        this.sessions = sessions;
        this.linkings = linkings;
    }

    /**
     * @param user with the subject's row locked
     * @param goesOn the session that does it; all others of the subject end
     * @return whether phone or e-mail are others now
     * @throws jakarta.persistence.PersistenceException when the address was taken at the same moment
     */
    public boolean change(User user, UserChange change, Optional<UUID> goesOn) {
        Subject subject = user.subject();
        Contact before = new Contact(subject.phone(), subject.email());
        change.email()
                .filter(email -> !before.email().equals(Optional.of(email)))
                .ifPresent(email -> move(subject, email));
        change.phone()
                .filter(phone -> !before.phone().equals(Optional.of(phone)))
                .ifPresent(phone -> move(subject, phone));
        user.member().know(change.applied(user.member().details()));
        // What somebody else took at the same moment shows here, and not at the end of the transaction.
        entities.flush();
        List<Long> others = accounts.of(subject.id()).stream()
                .flatMap(account -> reachedWith(account, user))
                .toList();
        Contact after = new Contact(subject.phone(), subject.email());
        boolean hasMoved =
                newContacts.settle(new NewContacts.Move(Reader.of(subject), subject.id(), others, before, after));
        if (hasMoved) {
            sessions.endAll(subject.id(), goesOn, EndReason.CONTACT_CHANGED);
            linkings.cancelAll(subject.id());
        }
        return hasMoved;
    }

    private static void move(Subject subject, EmailAddress email) {
        subject.signsInAs(LoginName.ofEmail(email));
        subject.isReachedBy(email);
    }

    private static void move(Subject subject, PhoneNumber phone) {
        subject.isReachedAt(Optional.of(phone));
    }

    /** Brings what is known about the customer up to date. */
    private Stream<Long> reachedWith(Account account, User root) {
        Customer customer =
                customers.lock(account.tenantId(), account.customerId()).orElseThrow();
        customers.change(customer, profile(customer.profile(), root));
        return Stream.concat(Stream.of(customer.id()), newContacts.subjectsOf(customer.id()).stream());
    }

    private static Profile profile(Profile before, User root) {
        return new Profile(
                Optional.of(root.member().details().firstName()),
                Optional.of(root.member().details().lastName()),
                root.member().details().dateOfBirth(),
                root.subject().phone(),
                root.subject().email(),
                before.nationalIdentityNumber(),
                before.externalUniqueId(),
                before.userTypeId());
    }
}
