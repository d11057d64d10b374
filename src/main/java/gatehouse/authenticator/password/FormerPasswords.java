package gatehouse.authenticator.password;

import gatehouse.subject.Subject;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The passwords that subjects had before, as far as the policy of their population remembers them, so that they do not
 * come again. They are verifiers like that of the present one, and as slow: a new password is compared with up to five,
 * so whoever chooses one stays in the hashing bulkhead for up to six hashes instead of one.
 */
@ApplicationScoped
@Transactional
public class FormerPasswords {
    private final Passwords passwords;
    private final Tenants tenants;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    FormerPasswords(Passwords passwords, Tenants tenants) {
        this.passwords = passwords;
        this.tenants = tenants;
    }

    /** Those that may not come again, the present one first; none where the policy remembers none. */
    public List<StoredPassword> lastOf(Subject subject) {
        int remembered = remembered(subject);
        return remembered == 0
                ? List.of()
                : Stream.concat(
                                passwords.find(subject.id()).stream(),
                                formerOf(subject).stream().map(FormerPassword::stored))
                        .limit(remembered)
                        .toList();
    }

    /**
     * The present password is about to get a successor and becomes a former one; those that the policy remembers no more
     * are forgotten. One that was imported is not kept: it lives until it changes.
     *
     * @param subject with its row locked
     */
    @Transactional(TxType.MANDATORY)
    public void retirePresentOf(Subject subject) {
        List<FormerPassword> former = formerOf(subject);
        int room = Math.max(0, remembered(subject) - 1);
        Optional<FormerPassword> newest = presentOf(subject)
                .filter(present -> room > 0)
                .map(present -> new FormerPassword(
                        present, former.isEmpty() ? 1 : former.get(0).number() + 1));
        newest.ifPresent(entities::persist);
        former.stream().skip(room - newest.stream().count()).forEach(entities::remove);
    }

    private Optional<Password> presentOf(Subject subject) {
        return Optional.ofNullable(entities.find(Password.class, subject.id()))
                .filter(present -> present.form() == Password.Form.PEPPERED);
    }

    /** Newest first. */
    private List<FormerPassword> formerOf(Subject subject) {
        return entities.createQuery(
                        "select f from FormerPassword f where f.subjectId = :subject order by f.number desc",
                        FormerPassword.class)
                .setParameter("subject", subject.id())
                .getResultList();
    }

    private int remembered(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population())
                .passwordPreset()
                .remembered();
    }
}
