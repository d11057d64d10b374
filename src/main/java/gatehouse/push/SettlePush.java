package gatehouse.push;

import gatehouse.platform.Settings;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Answers in place of a device: for the simulator of a sandbox, so that no device has to be there. */
@ApplicationScoped
public class SettlePush {
    private final Settings settings;
    private final Subjects subjects;
    private final Pushes pushes;
    private final Event<PushTried> tried;
    private final Clock clock;

    @Inject
    SettlePush(Settings settings, Subjects subjects, Pushes pushes, Event<PushTried> tried, Clock clock) {
        this.settings = settings;
        this.subjects = subjects;
        this.pushes = pushes;
        this.tried = tried;
        this.clock = clock;
    }

    /**
     * Which challenge is to end how.
     *
     * @param subjectId of whom; empty for whoever was asked
     * @param end {@link PushState#ACCEPTED}, {@link PushState#REJECTED} or {@link PushState#EXPIRED}
     */
    public record Wish(long tenantId, Optional<Long> subjectId, long challengeId, PushState end) {}

    /**
     * @return {@link PushAnswer.Taken}, {@link PushAnswer.NotPending}, or {@link PushAnswer.Unknown} for a challenge of
     *     somebody else
     * @throws IllegalStateException in production, whatever is asked for
     */
    @Transactional
    public PushAnswer settle(Wish wish) {
        if (!settings.isSandbox()) {
            throw new IllegalStateException("Only a sandbox answers in place of a device");
        }
        Instant now = clock.instant();
        return pushes.find(wish.challengeId())
                .filter(push -> wish.subjectId().orElse(push.subjectId()) == push.subjectId())
                .flatMap(push -> subjects.lock(push.subjectId()))
                .filter(subject -> subject.tenantId() == wish.tenantId())
                .flatMap(subject -> pushes.lock(wish.challengeId()))
                .map(push -> settle(push, wish.end(), now))
                .orElseGet(PushAnswer.Unknown::new);
    }

    private PushAnswer settle(Push push, PushState end, Instant now) {
        Optional<PushState> before = Optional.of(push.state()).filter(state -> state != PushState.PENDING);
        PushState after = pushes.end(push, end, now);
        tried.fire(new PushTried(PushTried.Step.ANSWER, "SIMULATED", push.tenantId(), push.subjectId()));
        return before.isEmpty() && after == end ? new PushAnswer.Taken(after) : new PushAnswer.NotPending(after);
    }
}
