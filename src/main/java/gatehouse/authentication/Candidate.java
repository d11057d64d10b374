package gatehouse.authentication;

import gatehouse.authenticator.password.StoredPassword;
import gatehouse.subject.Subject;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.Population;
import gatehouse.throttle.Holder;
import java.time.Instant;
import java.util.Optional;

/**
 * Who a name may be, as read before the password is verified. An unknown name makes a candidate of the same shape, so
 * that everything after it is the same work.
 *
 * @param population whose policies hold for them; empty for a name that nobody has
 * @param subjectId empty for a name that nobody has
 * @param lockedUntil present while too many failures in a row lock the name
 */
record Candidate(
        Holder holder,
        LockoutPolicy lockout,
        Optional<Population> population,
        Optional<Long> subjectId,
        Optional<Long> tenantId,
        Optional<StoredPassword> password,
        Optional<Instant> lockedUntil) {
    static Candidate of(
            Subject subject,
            Population population,
            Holder holder,
            Optional<StoredPassword> password,
            Optional<Instant> lockedUntil) {
        return new Candidate(
                holder,
                population.lockout(),
                Optional.of(population),
                Optional.of(subject.id()),
                Optional.of(subject.tenantId()),
                password,
                lockedUntil);
    }

    /** A name that nobody has. */
    static Candidate ofStranger(Holder holder, LockoutPolicy lockout, Optional<Instant> lockedUntil) {
        return new Candidate(
                holder, lockout, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), lockedUntil);
    }
}
