package gatehouse.authenticator.totp;

import gatehouse.platform.Randomness;
import gatehouse.platform.RealTime;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** The TOTPs of all subjects. Whoever enrols or retires one has locked the subject's row. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Totps {
    /** In SQL: whether the subject ?1 has one. */
    public static final String IS_ENROLLED = "exists (select 1 from totp where subject_id = ?1)";

    private final Sealing sealing;
    private final Randomness randomness;
    private final RealTime realTime;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Totps(Sealing sealing, Randomness randomness, RealTime realTime, Clock clock) {
        this.sealing = sealing;
        this.randomness = randomness;
        this.realTime = realTime;
        this.clock = clock;
    }

    /**
     * A new secret, for a subject that has none.
     *
     * @param issuer whose account it is, for the list in the app
     * @param account which account it is
     * @return what the app has to be told, which cannot be had again
     */
    public OtpAuthUri enrol(long subjectId, String issuer, String account) {
        TotpSecret secret = TotpSecret.random(randomness);
        entities.persist(new Totp(subjectId, secret, sealing, clock.instant()));
        return OtpAuthUri.of(secret, issuer, account);
    }

    /**
     * Whether this is the code of a step that was not used before. It is used now, so of many at the same time one at
     * most is told yes. By real time, because so does the app.
     */
    public boolean take(long subjectId, Secret code) {
        return Optional.ofNullable(entities.find(Totp.class, subjectId, LockModeType.PESSIMISTIC_WRITE))
                .filter(totp -> totp.take(code, sealing, realTime.now()))
                .isPresent();
    }

    public void retire(long subjectId) {
        Optional.ofNullable(entities.find(Totp.class, subjectId)).ifPresent(entities::remove);
    }
}
