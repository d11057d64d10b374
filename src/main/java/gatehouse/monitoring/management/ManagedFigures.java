package gatehouse.monitoring.management;

import gatehouse.message.flow.Backlog;
import gatehouse.monitoring.Figures;
import gatehouse.monitoring.Tallies;
import gatehouse.platform.meter.Meters;
import java.util.Map;
import java.util.function.ToLongFunction;

/** {@link Figures} and what was counted, as a console reads them. */
final class ManagedFigures implements FiguresMXBean {
    private static final long UNKNOWN = -1;

    private final Figures figures;
    private final Meters meters;

    ManagedFigures(Figures figures, Meters meters) {
        this.figures = figures;
        this.meters = meters;
    }

    @Override
    public Map<String, Long> getSignIns() {
        return meters.counts(Tallies.SIGN_INS);
    }

    @Override
    public Map<String, Long> getAttempts() {
        return meters.counts(Tallies.ATTEMPTS);
    }

    @Override
    public Map<String, Long> getMessages() {
        return meters.counts(Tallies.MESSAGES);
    }

    @Override
    public int getHashPermits() {
        return figures.hashing().permits();
    }

    @Override
    public int getHashBusy() {
        return figures.hashing().inUse();
    }

    @Override
    public int getHashWaiting() {
        return figures.hashing().waiting();
    }

    @Override
    public long getHashRefused() {
        return figures.hashing().refused();
    }

    @Override
    public long getHashMillis() {
        return figures.hashing().meanStay().toMillis();
    }

    @Override
    public long getSessionsLive() {
        return figures.sessions().map(count -> count.live()).orElse(UNKNOWN);
    }

    @Override
    public long getOutboxQueued() {
        return outbox(Backlog::queued);
    }

    @Override
    public long getOutboxOldestSeconds() {
        return outbox(backlog -> backlog.oldest().toSeconds());
    }

    @Override
    public long getOutboxOldestUntriedSeconds() {
        return outbox(backlog -> backlog.oldestUntried().toSeconds());
    }

    private long outbox(ToLongFunction<Backlog> figure) {
        return figures.outbox().map(figure::applyAsLong).orElse(UNKNOWN);
    }
}
