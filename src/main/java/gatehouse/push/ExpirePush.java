package gatehouse.push;

import gatehouse.push.Pushes.Due;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Ends a challenge that nobody answered in time, and tells it, once on all nodes. */
@ApplicationScoped
class ExpirePush {
    private final Subjects subjects;
    private final Pushes pushes;
    private final Clock clock;

    @Inject
    ExpirePush(Subjects subjects, Pushes pushes, Clock clock) {
        this.subjects = subjects;
        this.pushes = pushes;
        this.clock = clock;
    }

    /** Each in a transaction of its own, with the locks in the order in which everybody takes them. */
    @Transactional(TxType.REQUIRES_NEW)
    void expire(Due due) {
        subjects.lock(due.subjectId())
                .flatMap(subject -> pushes.lock(due.id()))
                .ifPresent(push -> pushes.change(push, one -> {
                    one.expire(clock.instant());
                    return one.state();
                }));
    }
}
