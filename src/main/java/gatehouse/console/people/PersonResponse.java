package gatehouse.console.people;

import gatehouse.care.Authenticator;
import gatehouse.care.Found;
import gatehouse.care.FoundBy;
import gatehouse.care.Overview;
import gatehouse.session.Session;
import gatehouse.session.Sessions.Live;
import gatehouse.subject.Customer;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Profile;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.throttle.Failures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A customer at a glance.
 *
 * @param locks what is counted against the customer itself, as wrong card access passwords are
 * @param hasCap whether there is a card access password
 * @param more whether others act for the customer who are not shown
 */
public record PersonResponse(
        CustomerFields customer, List<LockFields> locks, List<SubjectFields> subjects, boolean more, boolean hasCap) {
    static PersonResponse of(Overview seen) {
        return new PersonResponse(
                CustomerFields.of(seen.customer()),
                seen.locks().stream().map(LockFields::of).toList(),
                seen.people().stream().map(SubjectFields::of).toList(),
                seen.more(),
                seen.hasCardAccess());
    }

    /** What is known about them. */
    public record CustomerFields(
            long customerId,
            Customer.Kind kind,
            String name,
            String firstName,
            String lastName,
            String phone,
            String email,
            LocalDate dateOfBirth,
            String externalUniqueId,
            Customer.Status status,
            Instant created) {
        static CustomerFields of(Customer customer) {
            Profile known = customer.profile();
            return new CustomerFields(
                    customer.id(),
                    customer.kind(),
                    customer.name(),
                    known.firstName().orElse(null),
                    known.lastName().orElse(null),
                    known.phone().map(PhoneNumber::digits).orElse(null),
                    known.email().map(EmailAddress::text).orElse(null),
                    known.dateOfBirth().orElse(null),
                    known.externalUniqueId().orElse(null),
                    customer.status(),
                    customer.created());
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "CustomerFields[hidden]";
        }
    }

    /** Somebody who was found. */
    public record FoundFields(
            long customerId,
            Customer.Kind kind,
            String name,
            String phone,
            String email,
            Customer.Status status,
            FoundBy foundBy) {
        static FoundFields of(Found found) {
            Customer customer = found.customer();
            return new FoundFields(
                    customer.id(),
                    customer.kind(),
                    customer.name(),
                    customer.phone().map(PhoneNumber::digits).orElse(null),
                    customer.email().map(EmailAddress::text).orElse(null),
                    customer.status(),
                    found.by());
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "FoundFields[hidden]";
        }
    }

    /**
     * One who acts for the customer.
     *
     * @param customerId of the customer through whom they came; for another one they act by a mandate of the tenant's
     * @param active false when everybody they acted for has shut them out
     * @param phone of their own; most are reached by that of the customer
     */
    public record SubjectFields(
            long subjectId,
            long customerId,
            String identity,
            String population,
            Role role,
            boolean active,
            String phone,
            String email,
            Instant created,
            Instant authLockedAfter,
            List<LockFields> locks,
            List<AuthenticatorFields> authenticators,
            List<SessionFields> sessions) {
        static SubjectFields of(Overview.Person person) {
            Subject subject = person.subject();
            return new SubjectFields(
                    subject.id(),
                    subject.party().number(),
                    subject.loginName().typed(),
                    subject.population(),
                    subject.role(),
                    subject.isActive(),
                    subject.phone().map(PhoneNumber::digits).orElse(null),
                    subject.email().map(EmailAddress::text).orElse(null),
                    subject.created(),
                    subject.authLockedAfter().orElse(null),
                    person.locks().stream().map(LockFields::of).toList(),
                    person.authenticators().stream()
                            .map(AuthenticatorFields::of)
                            .toList(),
                    person.sessions().stream().map(SessionFields::of).toList());
        }

        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "SubjectFields[" + subjectId + "]";
        }
    }

    /** How often they were wrong in a row; {@code lockedUntil} is absent while they may go on. */
    public record LockFields(String factor, int failures, Instant lockedUntil) {
        static LockFields of(Failures counted) {
            return new LockFields(
                    counted.factor(), counted.failures(), counted.lockedUntil().orElse(null));
        }
    }

    /** What they sign in or step up with. */
    public record AuthenticatorFields(
            Authenticator.Kind kind,
            String id,
            String label,
            Instant created,
            Instant changed,
            Instant expires,
            String state) {
        static AuthenticatorFields of(Authenticator one) {
            return new AuthenticatorFields(
                    one.kind(),
                    one.id().orElse(null),
                    one.label().orElse(null),
                    one.created().orElse(null),
                    one.changed().orElse(null),
                    one.expires().orElse(null),
                    one.state().orElse(null));
        }
    }

    /** @param door whose tokens it has, such as {@code ECLIPSE} */
    public record SessionFields(UUID id, Instant started, Instant lastActive, String door, List<String> amr) {
        static SessionFields of(Live live) {
            Session session = live.session();
            String audience = session.audience();
            return new SessionFields(
                    session.id(),
                    session.started(),
                    live.lastActive(),
                    audience.substring(audience.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT),
                    List.of(session.amr().split(" ")));
        }
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "PersonResponse[hidden]";
    }
}
