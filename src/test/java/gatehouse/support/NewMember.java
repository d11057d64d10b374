package gatehouse.support;

import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.Passwords;
import gatehouse.member.Mandates;
import gatehouse.member.Member;
import gatehouse.member.Members;
import gatehouse.platform.Secret;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.Profile;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import java.time.Instant;
import java.util.Optional;

/** Somebody who is about to open an account at the tenant of a {@link House}, to sign in by e-mail. */
public final class NewMember {
    public static final Secret PASSWORD = Secret.of("Open-Sesame-1");

    private final House house;
    private Optional<Instant> passwordExpires = Optional.empty();
    private boolean several;

    NewMember(House house) {
        this.house = house;
    }

    public NewMember whosePasswordExpires(Instant moment) {
        passwordExpires = Optional.of(moment);
        return this;
    }

    public NewMember whoActsForSeveral() {
        several = true;
        return this;
    }

    public Resident withPassword() {
        Hashed hashed = house.get(PasswordHashing.class).hash(PASSWORD, made -> made, wait -> {
            throw new IllegalStateException("No place to hash");
        });
        Resident member = withoutPassword();
        house.inTransaction(() -> {
            house.get(Passwords.class).set(member.subjectId(), hashed, passwordExpires);
            return null;
        });
        return member;
    }

    public Resident withoutPassword() {
        EmailAddress address = house.anAddress();
        return house.inTransaction(() -> {
            Customer customer = account(address);
            Subject root = house.get(Subjects.class)
                    .add(
                            customer.id(),
                            house.get(Tenants.class).population(House.TENANT, Population.CONSUMERS),
                            LoginName.ofEmail(address),
                            customer);
            root.isReachedBy(address);
            root.verifiedEmail();
            house.get(Members.class).add(root, Member.Details.ofPerson("New", "Member"));
            house.get(Mandates.class).give(root, customer.id());
            if (several) {
                house.get(Mandates.class).give(root, account(address).id());
            }
            return new Resident(customer.id(), root.id(), root.loginName(), PASSWORD);
        });
    }

    private Customer account(EmailAddress address) {
        Profile profile = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return house.get(Customers.class)
                .add(house.get(Numbers.class).next(), House.TENANT, Customer.Kind.CONSUMER, profile);
    }
}
