package gatehouse.enrolment;

import gatehouse.subject.Subject;
import gatehouse.subject.Subject.PhoneFactor;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** How far a subject's phone has come. */
@ApplicationScoped
public class FindPhoneFactor {
    private final Subjects subjects;

    @Inject
    FindPhoneFactor(Subjects subjects) {
        this.subjects = subjects;
    }

    /** @return empty when nobody ever wanted it to prove anything */
    @Transactional
    public Optional<PhoneFactor> find(long subjectId) {
        return subjects.find(subjectId).flatMap(Subject::phoneFactor);
    }
}
