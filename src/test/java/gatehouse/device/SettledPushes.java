package gatehouse.device;

import gatehouse.push.PushSettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was settled in transactions that were committed. */
@ApplicationScoped
public class SettledPushes {
    private final List<PushSettled> all = new CopyOnWriteArrayList<>();

    void observe(@Observes(during = TransactionPhase.AFTER_SUCCESS) PushSettled settled) {
        all.add(settled);
    }

    public List<PushSettled> all() {
        return List.copyOf(all);
    }

    public List<PushSettled> of(long id) {
        return all.stream().filter(settled -> settled.challengeId() == id).toList();
    }
}
