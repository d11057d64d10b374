package gatehouse.rig;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.Callable;

/**
 * A transaction of a test inside the server. Not by {@code UserTransaction}: Payara keeps whether that is allowed in a
 * field which all threads share that are in the same {@code @Transactional} bean, so that a test may find it forbidden
 * because the queue or a timer was at work.
 */
@ApplicationScoped
public class OwnTransaction {
    /** Commits, or rolls back when the work throws. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public <T> T call(Callable<T> work) throws Exception {
        return work.call();
    }
}
