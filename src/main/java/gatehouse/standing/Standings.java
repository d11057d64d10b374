package gatehouse.standing;

import gatehouse.authenticator.clientkey.ClientKeys;
import gatehouse.authenticator.passkey.Passkeys;
import gatehouse.authenticator.password.Passwords;
import gatehouse.authenticator.totp.Totps;
import gatehouse.session.Sessions;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Asks what there is to know of a name before its password is verified, and of its subject afterwards. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Standings {
    /** The password comes along, so that whoever asks for it in the same transaction need not ask the database. */
    private static final String NAMED = String.join(
            " ",
            "select s, p, l.lockedUntil, w from Subject s",
            "join Population p on p.tenantId = s.tenantId and p.name = s.population",
            Passwords.OF_SUBJECT,
            Lockouts.OF_SUBJECT,
            "where s.nameScope = :scope and s.canonicalName = :name");

    private static final String ENROLLED =
            String.join(", ", ClientKeys.IS_ENROLLED, Passkeys.IS_ENROLLED, Totps.IS_ENROLLED);
    private static final String ENROLLED_ONLY = "select " + ENROLLED;
    private static final String VERIFIED = "select "
            + String.join(", ", ENROLLED, Passwords.IS_CURRENT, Lockouts.IS_COUNTED, Sessions.MAY_BE_TOO_MANY);

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /**
     * Who has a name.
     *
     * @param lockedUntil the end of the last lock of the factor, be it past; empty when there was none
     */
    public record Named(Subject subject, Population population, Optional<Instant> lockedUntil) {}

    /** Which factors somebody has beside the password. */
    public record Enrolled(boolean clientKey, boolean passkey, boolean totp) {}

    /**
     * How somebody stands whose password was verified.
     *
     * @param passwordIsCurrent whether it is still the one that was verified
     * @param isCounted whether failures of this holder are counted, or a lock is kept
     * @param sessionsMayBeTooMany false when there is room for another session for certain
     */
    public record Standing(
            Enrolled enrolled, boolean passwordIsCurrent, boolean isCounted, boolean sessionsMayBeTooMany) {}

    /**
     * A look without a lock.
     *
     * @param factor whose lock is told, in the words of RFC 8176
     * @return empty when nobody has this name
     */
    public Optional<Named> named(NameScope scope, LoginName name, String factor) {
        return entities.createQuery(NAMED, Object[].class)
                .setParameter("scope", scope.key())
                .setParameter("name", name.canonical())
                .setParameter("ofFactor", Lockouts.ofFactor(factor))
                .getResultStream()
                .findFirst()
                .map(row -> new Named((Subject) row[0], (Population) row[1], Optional.ofNullable((Instant) row[2])));
    }

    /**
     * To be asked with the subject's row locked, so that it holds until the transaction ends: whoever changes a password or
     * a factor of theirs, or counts a failure, has locked it before.
     *
     * @param passwordChanged when the password that was verified had been set
     * @param mostSessions how many they may have
     */
    public Standing of(long subjectId, Instant passwordChanged, Holder holder, int mostSessions) {
        Object[] row = (Object[]) entities.createNativeQuery(VERIFIED)
                // Nothing that waits to be written is asked for.
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, subjectId)
                .setParameter(2, passwordChanged.atOffset(ZoneOffset.UTC))
                .setParameter(3, holder.key())
                .setParameter(4, mostSessions - 1)
                .getSingleResult();
        return new Standing(enrolled(row), (Boolean) row[3], (Boolean) row[4], (Boolean) row[5]);
    }

    public Enrolled enrolled(long subjectId) {
        return enrolled((Object[]) entities.createNativeQuery(ENROLLED_ONLY)
                .setParameter(1, subjectId)
                .getSingleResult());
    }

    private static Enrolled enrolled(Object[] row) {
        return new Enrolled((Boolean) row[0], (Boolean) row[1], (Boolean) row[2]);
    }
}
