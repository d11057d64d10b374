package gatehouse.sandbox;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.Passwords;
import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.member.Mandates;
import gatehouse.member.Member;
import gatehouse.member.Members;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The samples who sign in by e-mail: a person, one whose password has expired, and one who acts for two companies. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SampleMembers {
    private static final long TENANT = SampleRows.TENANT;
    private static final long PERSON = 7;
    private static final long EXPIRED = 8;
    private static final long DIRECTOR = 9;
    private static final long SECOND_COMPANY = 10;
    private static final Account.Facts FACTS =
            new Account.Facts("127.0.0.1", Optional.of("ZA"), Optional.empty(), Optional.of("ZAR"));

    private final Tenants tenants;
    private final Customers customers;
    private final Subjects subjects;
    private final Members members;
    private final Mandates mandates;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Clock clock;

    @Inject
    SampleMembers(
            Tenants tenants,
            Customers customers,
            Subjects subjects,
            Members members,
            Mandates mandates,
            Accounts accounts,
            Passwords passwords,
            Clock clock) {
        this.tenants = tenants;
        this.customers = customers;
        this.subjects = subjects;
        this.members = members;
        this.mandates = mandates;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    void add(Hashed password) {
        Subject person = person(PERSON, "user@example.com", new PhoneNumber("27820000002"));
        passwords.set(person.id(), password, Optional.empty());
        Subject expired = person(EXPIRED, "expired@example.com", new PhoneNumber("27820000003"));
        passwords.set(expired.id(), password, Optional.of(now()));
        Subject director = director();
        passwords.set(director.id(), password, Optional.empty());
    }

    private Instant now() {
        return clock.instant();
    }

    private Subject person(long number, String email, PhoneNumber phone) {
        Customer customer = customers.add(number, TENANT, Customer.Kind.CONSUMER, profile(Optional.of(phone), email));
        return root(customer, Population.CONSUMERS, email, phone);
    }

    private Subject director() {
        String email = "root@example.com";
        Customer first = company(DIRECTOR, "Sample Trading", email);
        Subject root = root(first, Population.CORPORATES, email, new PhoneNumber("27820000004"));
        Customer second = company(SECOND_COMPANY, "Sample Holding", email);
        mandates.give(root, second.id());
        accounts.add(second, root, FACTS);
        return root;
    }

    private Customer company(long number, String name, String email) {
        Customer company = customers.add(number, TENANT, Customer.Kind.CORPORATE, profile(Optional.empty(), email));
        company.isCalled(name);
        return company;
    }

    private Subject root(Customer customer, String population, String email, PhoneNumber phone) {
        EmailAddress address = new EmailAddress(email);
        Subject root = subjects.add(
                customer.id(), tenants.population(TENANT, population), LoginName.ofEmail(address), customer);
        root.isReachedBy(address);
        root.verifiedEmail();
        root.isReachedAt(Optional.of(phone));
        root.verifiedPhone();
        members.add(root, Member.Details.ofPerson("Sample", "Member"));
        mandates.give(root, customer.id());
        accounts.add(customer, root, FACTS);
        return root;
    }

    private static Profile profile(Optional<PhoneNumber> phone, String email) {
        return new Profile(
                Optional.of("Sample"),
                Optional.of("Member"),
                Optional.empty(),
                phone,
                Optional.of(new EmailAddress(email)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
