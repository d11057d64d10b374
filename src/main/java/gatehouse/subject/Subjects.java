package gatehouse.subject;

import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Everybody who can sign in. Every method runs inside the transaction of the use case that calls it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Subjects {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Subjects(Clock clock) {
        this.clock = clock;
    }

    /** @return empty when nobody has this name */
    public Optional<Subject> find(NameScope scope, LoginName name) {
        return entities.createQuery(
                        "select s from Subject s where s.nameScope = :scope and s.canonicalName = :name", Subject.class)
                .setParameter("scope", scope.key())
                .setParameter("name", name.canonical())
                .getResultStream()
                .findFirst();
    }

    /** @return empty when there is no such subject any more */
    public Optional<Subject> find(long id) {
        return Optional.ofNullable(entities.find(Subject.class, id));
    }

    /** The subject with its row locked until the transaction ends, so that two changes of it come one after the other. */
    public Optional<Subject> lock(long id) {
        return entities.createNamedQuery(Subject.LOCK, Subject.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Everybody who acts for a customer or admin user, oldest first. */
    public List<Subject> of(PartyId party) {
        String column = switch (party.kind()) {
            case CUSTOMER -> "customerId";
            case ADMIN_USER -> "adminUserId";
        };
        return entities.createQuery(
                        "select s from Subject s where s." + column + " = :party order by s.id", Subject.class)
                .setParameter("party", party.number())
                .getResultList();
    }

    /** As {@link #of}, without those whose name is known at their tenant alone: they sign in by e-mail. */
    public List<Subject> underSharedNames(PartyId party) {
        return of(party).stream()
                .filter(subject -> !subject.nameScope().isOfOneTenant())
                .toList();
    }

    /**
     * One who acts for a customer under a name that all tenants share; whoever acts for another, at another tenant, or signs
     * in by e-mail at theirs, is not found.
     */
    public Optional<Subject> find(long tenantId, PartyId party, LoginName name) {
        return underSharedNames(party).stream()
                .filter(subject -> subject.tenantId() == tenantId)
                .filter(subject -> subject.loginName().equals(name))
                .findFirst();
    }

    /** Who works for a tenant in this role longest; empty when nobody does. */
    public Optional<Subject> firstOf(long tenantId, Role role) {
        return entities.createQuery(
                        "select s from Subject s where s.tenantId = :tenant and s.role = :role order by s.id",
                        Subject.class)
                .setParameter("tenant", tenantId)
                .setParameter("role", role)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Adds somebody who acts for this customer or admin user. Flushed at once, so that a name that is taken shows here
     * and not at the end of the transaction.
     *
     * @param number from {@link Numbers}
     * @throws jakarta.persistence.PersistenceException when the name was taken by a request at the same moment
     */
    public Subject add(long number, Population population, LoginName name, Party party) {
        Subject subject = new Subject(number, population, name, party, clock.instant());
        entities.persist(subject);
        entities.flush();
        return subject;
    }

    public void remove(Subject subject) {
        entities.remove(subject);
    }
}
