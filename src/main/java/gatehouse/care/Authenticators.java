package gatehouse.care;

import gatehouse.care.Authenticator.Kind;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What several subjects sign in with: one look for each kind, however many subjects there are. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Authenticators {
    /** Of one kind, of all the subjects together. */
    private static final int MOST = 1_000;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** By kind, and oldest first. */
    List<Authenticator> of(Collection<Subject> subjects) {
        List<Long> numbers = subjects.stream().map(Subject::id).toList();
        return Stream.of(
                        passwords(numbers),
                        ofOne(numbers, Kind.CLIENT_KEY, "EnrolledKey"),
                        ofOne(numbers, Kind.TOTP, "Totp"),
                        passkeys(numbers),
                        subjects.stream().flatMap(Authenticators::phone),
                        devices(numbers))
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Authenticator> passwords(List<Long> numbers) {
        return rows("select o.subjectId, o.changed, o.expires from Password o where o.subjectId in :subjects", numbers)
                .map(row -> Authenticator.ofPassword((Long) row[0], (Instant) row[1], (Instant) row[2]));
    }

    private Stream<Authenticator> ofOne(List<Long> numbers, Kind kind, String entity) {
        return rows("select o.subjectId, o.created from " + entity + " o where o.subjectId in :subjects", numbers)
                .map(row -> Authenticator.ofOne((Long) row[0], kind, (Instant) row[1]));
    }

    private Stream<Authenticator> passkeys(List<Long> numbers) {
        return rows(
                        "select o.subjectId, o.id, o.name, o.created from Passkey o where o.subjectId in :subjects"
                                + " order by o.id",
                        numbers)
                .map(row -> Authenticator.ofMany(
                        (Long) row[0], Kind.PASSKEY, row[1], (String) row[2], (Instant) row[3], Optional.empty()));
    }

    private Stream<Authenticator> devices(List<Long> numbers) {
        return rows(
                        "select o.subjectId, o.id, o.name, o.created, o.use from Device o where o.subjectId in :subjects"
                                + " order by o.created",
                        numbers)
                .map(row -> Authenticator.ofMany(
                        (Long) row[0],
                        Kind.DEVICE,
                        row[1],
                        (String) row[2],
                        (Instant) row[3],
                        Optional.of(row[4].toString())));
    }

    private static Stream<Authenticator> phone(Subject subject) {
        return subject
                .phoneFactor()
                .filter(state -> state != Subject.PhoneFactor.INACTIVE)
                .map(state -> Authenticator.ofPhone(subject.id(), state))
                .stream();
    }

    private Stream<Object[]> rows(String query, List<Long> numbers) {
        return entities.createQuery(query, Object[].class)
                .setParameter("subjects", numbers)
                .setMaxResults(MOST)
                .getResultStream();
    }
}
