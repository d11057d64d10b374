package gatehouse.support;

import gatehouse.session.Activity;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.StepUpPolicy;
import gatehouse.tenant.Tenants;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A person of a {@link House} who signs in by e-mail and has a phone of their own. */
public record Member(House house, long subjectId, String phone) {
    private static final AtomicLong PHONES = new AtomicLong(27830000000L);

    /** Whose phone is not enrolled yet. */
    public static Member of(House house) {
        String phone = Long.toString(PHONES.incrementAndGet());
        long number = house.inTransaction(() -> {
            long next = house.get(Numbers.class).next();
            Profile profile = house.aCustomer().profile();
            Customer customer = house.get(Customers.class).add(next, House.TENANT, Customer.Kind.CONSUMER, profile);
            Subject subject = house.get(Subjects.class)
                    .add(next, population(house), LoginName.of("member" + next + "@example.com"), customer);
            subject.isReachedAt(Optional.of(new PhoneNumber(phone)));
            return next;
        });
        return new Member(house, number, phone);
    }

    public static Member withEnrolledPhone(House house) {
        Member member = of(house);
        member.change(Subject::verifiedPhone);
        return member;
    }

    private static Population population(House house) {
        return house.get(Tenants.class).population(House.TENANT, Population.CONSUMERS);
    }

    /** Lets all members of the house step up by this policy. */
    public static void adopt(House house, StepUpPolicy policy) {
        house.inTransaction(() -> {
            population(house).adopt(policy);
            return null;
        });
    }

    public void change(Consumer<Subject> change) {
        house.inTransaction(() -> {
            change.accept(house.get(Subjects.class).lock(subjectId).orElseThrow());
            return null;
        });
    }

    /** A new session, as each login gives one. */
    public UUID signsIn() {
        return house.inTransaction(() -> {
            Subject subject = house.get(Subjects.class).lock(subjectId).orElseThrow();
            return house.get(Sessions.class)
                    .open(subject, "gatehouse-multi", "pwd", population(house).tokens(), TokenKind.ACCESS)
                    .id();
        });
    }

    public Session session(UUID id) {
        return house.get(Sessions.class).find(id).orElseThrow();
    }

    /** Makes a call that is accepted, which keeps the session alive. */
    public void isActiveIn(UUID session) {
        house.get(Sessions.class).findLive(session).orElseThrow();
        house.get(Activity.class).note(session);
    }
}
