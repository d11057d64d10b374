package gatehouse.monitoring.health;

import gatehouse.platform.RealTime;
import gatehouse.platform.RequestSurroundings;
import gatehouse.platform.log.Log;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Whether each organ of this node is well. What is wrong is said in the log, once until it is well again; whoever asks
 * from outside learns yes or no.
 */
@ApplicationScoped
public class Health {
    private static final Log LOG = Log.of(Health.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int IDLE_SECONDS = 30;

    private final Map<Organ, Watch> watches = new EnumMap<>(Organ.class);
    private final Set<Organ> ill = EnumSet.noneOf(Organ.class);
    private final RequestSurroundings surroundings;
    private ExecutorService threads;

    @Resource
    ManagedThreadFactory threadFactory;

    @Inject
    Health(Probes probes, RequestSurroundings surroundings, RealTime time) {
        this.surroundings = surroundings;
        for (Organ organ : Organ.values()) {
            watches.put(
                    organ, new Watch(() -> surroundings.call(() -> probes.look(organ)), PATIENCE, this::start, time));
        }
    }

    /** False also as long as the application takes no requests. */
    public boolean isWell(Organ organ) {
        if (!surroundings.areKnown()) {
            return false;
        }
        Optional<String> complaint = watches.get(organ).complaint();
        tell(organ, complaint);
        return complaint.isEmpty();
    }

    private synchronized void tell(Organ organ, Optional<String> complaint) {
        if (complaint.isPresent() && ill.add(organ)) {
            LOG.warning("health.ill " + organ.label() + ": " + complaint.get());
        } else if (complaint.isEmpty() && ill.remove(organ)) {
            LOG.info("health.well " + organ.label());
        }
    }

    /** One thread an organ at the most: each watch asks one question at a time. */
    private synchronized void start(Runnable question) {
        if (threads == null) {
            threads = new ThreadPoolExecutor(
                    0, Organ.values().length, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threadFactory);
        }
        threads.execute(question);
    }

    @PreDestroy
    synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
