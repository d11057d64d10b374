package gatehouse.support;

import static java.util.Optional.empty;

import gatehouse.identity.CreateIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.IdentityOutcome;
import gatehouse.identity.Validity;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Numbers;
import gatehouse.subject.PartyId;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subjects;
import java.time.Instant;
import java.util.Optional;

/** Somebody who is about to become a customer of a {@link House}; what is not said is left out. */
public final class Newcomer {
    private final House house;
    private Optional<PhoneNumber> phone = empty();
    private Optional<EmailAddress> email = empty();
    private Optional<String> externalId = empty();
    private Optional<Instant> lockedAfter = empty();
    private Optional<Instant> passwordExpires = empty();
    private Secret password = Secret.of("open sesame");

    Newcomer(House house) {
        this.house = house;
    }

    public Newcomer withPhone(String digits) {
        phone = Optional.of(new PhoneNumber(digits));
        return this;
    }

    public Newcomer withEmail(String text) {
        email = Optional.of(new EmailAddress(text));
        return this;
    }

    public Newcomer withExternalId(String id) {
        externalId = Optional.of(id);
        return this;
    }

    public Newcomer withPassword(String text) {
        password = Secret.of(text);
        return this;
    }

    public Newcomer lockedAfter(Instant moment) {
        lockedAfter = Optional.of(moment);
        return this;
    }

    public Newcomer whosePasswordExpires(Instant moment) {
        passwordExpires = Optional.of(moment);
        return this;
    }

    public Profile profile() {
        return new Profile(empty(), empty(), empty(), phone, email, empty(), externalId, empty());
    }

    /** Moves in without an identity. */
    public long movesIn() {
        return movesInAt(House.TENANT);
    }

    public long movesInAt(long tenantId) {
        return house.inTransaction(() -> house.get(Customers.class)
                .add(house.get(Numbers.class).next(), tenantId, Customer.Kind.CONSUMER, profile())
                .id());
    }

    /** Moves in with an identity under a name of its own. */
    public Resident whoSignsIn() {
        return whoSignsInAs(house.aName());
    }

    public Resident whoSignsInAs(LoginName name) {
        long customer = movesIn();
        IdentityOutcome outcome =
                house.get(CreateIdentity.class).create(House.TENANT_SYSTEM, wish(customer, name), House.HERE);
        if (!(outcome instanceof IdentityOutcome.Done)) {
            throw new IllegalStateException(outcome.toString());
        }
        long subject = house.inTransaction(() -> house.get(Subjects.class)
                .find(NameScope.GLOBAL, name)
                .orElseThrow()
                .id());
        return new Resident(customer, subject, name, password);
    }

    public CreateIdentity.Wish wish(long customer, LoginName name) {
        return new CreateIdentity.Wish(
                House.TENANT,
                PartyId.customer(customer),
                name,
                Optional.of(password),
                new Validity(lockedAfter, passwordExpires),
                FactorWish.NONE);
    }
}
