package gatehouse.message.smpp;

import gatehouse.platform.log.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;

/**
 * A session with a message centre that stays bound: when it is lost, a thread binds another, first after a second and then
 * after longer and longer pauses. It is bound also while nothing is sent, because receipts come on it.
 */
final class SmppConnection implements AutoCloseable {
    private static final Log LOG = Log.of(SmppConnection.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;

    private final String name;
    private final SmppAccount account;
    private final MessageReceiverListener receipts;
    private final Thread keeper;
    private volatile SMPPSession bound;
    private volatile boolean closed;

    /** @param name of the gateway */
    SmppConnection(String name, SmppAccount account, MessageReceiverListener receipts) {
        this.name = name;
        this.account = account;
        this.receipts = receipts;
        this.keeper = new Thread(this::keepBound, "gatehouse-smpp-" + name);
        keeper.setDaemon(true);
    }

    void start() {
        keeper.start();
    }

    /** Empty while there is none. */
    Optional<SMPPSession> session() {
        return Optional.ofNullable(bound);
    }

    private void keepBound() {
        int failures = 0;
        while (!closed) {
            failures = bindUntilLost() ? 0 : failures + 1;
            pause(pauseAfter(failures));
        }
    }

    static Duration pauseAfter(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whether there was a session. */
    private boolean bindUntilLost() {
        CountDownLatch lost = new CountDownLatch(1);
        SMPPSession session = account.session();
        session.setMessageReceiverListener(receipts);
        session.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                lost.countDown();
            }
        });
        try {
            account.bind(session);
            bound = session;
            LOG.info("message.gateway-bound gateway=" + name);
            lost.await();
            LOG.warning("message.gateway-lost gateway=" + name);
            return true;
        } catch (IOException refused) {
            LOG.warning("message.gateway-not-bound gateway=" + name + ": " + reason(refused));
            return false;
        } catch (InterruptedException stopping) {
            // Not interrupted again: the good-bye below waits for its answer.
            return true;
        } finally {
            bound = null;
            session.unbindAndClose();
        }
    }

    /** A refused bind hides its status in a cause. */
    private static String reason(IOException refused) {
        Throwable cause = refused.getCause() == null ? refused : refused.getCause();
        return cause.getClass().getSimpleName();
    }

    private void pause(Duration pause) {
        try {
            Thread.sleep(closed ? 0 : pause.toMillis());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        try {
            keeper.join(account.timeout().toMillis() * 2);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
