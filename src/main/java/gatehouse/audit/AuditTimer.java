package gatehouse.audit;

import gatehouse.platform.Chore;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.database.Migrations;
import gatehouse.platform.log.Log;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Seals the audit log every second of real time, on every node: whichever comes first does the work. Every five
 * seconds it counts what became of codes. Once an hour it removes old sums, and tells the server's log, which is out of reach of whoever has the database, where the chain ends.
 */
@LikeARequest
@Singleton
@DependsOn(Migrations.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditTimer {
    private static final Log LOG = Log.of(AuditTimer.class);

    private static final int BATCH = 500;

    private final Chore sealing = new Chore(AuditTimer.class, "audit-seal");
    private final Chore counting = new Chore(AuditTimer.class, "audit-codes");
    private final Chore sweeping = new Chore(AuditTimer.class, "audit-tallies");
    private final Chore witnessing = new Chore(AuditTimer.class, "audit-witness");
    private final AtomicBoolean toldFalseEnd = new AtomicBoolean();

    @Inject
    Chain chain;

    @Inject
    Tallies tallies;

    @Inject
    CodeTallies codes;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void seal() {
        sealing.repeatWhile(() -> switch (chain.seal()) {
            case A_BATCH -> true;
            case EVERYTHING -> {
                toldFalseEnd.set(false);
                yield false;
            }
            case NOTHING_AFTER_A_FALSE_END -> {
                tellFalseEnd();
                yield false;
            }
        });
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void count() {
        counting.repeatWhile(() -> codes.count(BATCH) == BATCH);
    }

    @Schedule(hour = "*", minute = "43", persistent = false)
    void sweep() {
        sweeping.repeatWhile(tallies::sweep);
    }

    @Schedule(hour = "*", minute = "23", persistent = false)
    void witness() {
        witnessing.repeatWhile(() -> {
            Chain.End end = chain.end();
            LOG.info("audit-chain-end position=" + end.position() + " link=" + end.link());
            return false;
        });
    }

    /** Once, and again after it has been well: this comes every second. */
    private void tellFalseEnd() {
        if (toldFalseEnd.compareAndSet(false, true)) {
            LOG.error(
                    "audit-chain-broken: somebody changed the end of the audit log; nothing is sealed until it is restored");
        }
    }
}
