package gatehouse.authenticator.password;

import gatehouse.platform.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The passwords of all subjects, at rest. Hashing is none of its business and happens without any transaction, between
 * two visits here: {@link #find} before it; {@link #isCurrent} after it, because the password may have been changed
 * meanwhile.
 */
@ApplicationScoped
public class Passwords {
    /** In the words of JPA: the password w of a subject s, where there is one; {@link #find} then need not ask again. */
    public static final String OF_SUBJECT = "left join Password w on w.subjectId = s.id";

    /** In SQL: {@link #isCurrent} for the subject ?1 and a password that was set at ?2. */
    public static final String IS_CURRENT = "exists (select 1 from password where subject_id = ?1 and changed = ?2)";

    private final Sealing sealing;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Passwords(Sealing sealing, Clock clock) {
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * The password of a subject; empty when it has none.
     *
     * @throws IllegalStateException when the row was altered by other hands, or sealed under another key
     */
    public Optional<StoredPassword> find(long subjectId) {
        return Optional.ofNullable(entities.find(Password.class, subjectId)).map(this::open);
    }

    private StoredPassword open(Password password) {
        boolean imported = password.form() == Password.Form.IMPORTED;
        String text = imported ? sealing.open(password.verifier(), label(password.subjectId())) : password.verifier();
        BCryptString bcrypt = BCryptString.parse(text)
                .orElseThrow(() ->
                        new IllegalStateException("The password of subject " + password.subjectId() + " is damaged"));
        return new StoredPassword(
                password.subjectId(), imported, password.verifier(), bcrypt, password.changed(), password.expires());
    }

    /**
     * Whether what was read is still the password. A use case that verified one asks this in the transaction that acts
     * on it, after it has locked the subject's row; else an old password could open a session after its change. A
     * password that another login has hashed again meanwhile is still the same.
     */
    public boolean isCurrent(StoredPassword checked) {
        return entities.createNamedQuery(Password.CHANGED, Instant.class)
                .setParameter("subjectId", checked.ownerId())
                .getResultStream()
                .anyMatch(checked.changed()::equals);
    }

    /**
     * Sets or changes the password. The caller has locked the subject's row.
     *
     * @param expires when the password has to be changed again; empty for never
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void set(long subjectId, Hashed fresh, Optional<Instant> expires) {
        store(subjectId, Password.Form.PEPPERED, fresh.text(), expires);
    }

    /**
     * The password that a new subject is made with, by somebody else who knows it. It is exactly as old as its subject,
     * by which it can be told later that it was never changed.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(long subjectId, Hashed fresh, Instant created) {
        Password password = new Password(subjectId);
        password.set(Password.Form.PEPPERED, fresh.text(), Optional.empty(), created);
        entities.persist(password);
    }

    /** As {@link #set}, with a BCrypt string that a caller with tenant rights brought. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void importBCrypt(long subjectId, BCryptString bcrypt, Optional<Instant> expires) {
        store(subjectId, Password.Form.IMPORTED, sealing.seal(bcrypt.text(), label(subjectId)), expires);
    }

    /** Changes only when the password expires; does nothing for a subject without one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void expireAt(long subjectId, Optional<Instant> expires) {
        Optional.ofNullable(entities.find(Password.class, subjectId)).ifPresent(password -> password.expireAt(expires));
    }

    /**
     * Stores the same password under today's cost. Does nothing when it was changed since it was read: a login must not
     * bring an old password back.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rehash(StoredPassword checked, Hashed fresh) {
        if (checked.isImported()) {
            throw new IllegalArgumentException("An imported password stays as it is until it changes");
        }
        entities.createNamedQuery(Password.REHASH)
                .setParameter("fresh", fresh.text())
                .setParameter("subjectId", checked.ownerId())
                .setParameter("verifier", checked.verifier())
                .executeUpdate();
    }

    private void store(long subjectId, Password.Form form, String verifier, Optional<Instant> expires) {
        Password password = entities.find(Password.class, subjectId);
        if (password == null) {
            password = new Password(subjectId);
            password.set(form, verifier, expires, clock.instant());
            entities.persist(password);
            return;
        }
        password.set(form, verifier, expires, clock.instant());
    }

    /** Whose hash it is, so that a row copied to another subject does not open there. */
    private static String label(long subjectId) {
        return "password/" + subjectId;
    }
}
