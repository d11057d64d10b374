package gatehouse.message.gateway;

import gatehouse.message.Receipts;
import java.time.Duration;

/**
 * Carries messages out of the server. An implementation passes the shared contract test.
 *
 * <p>{@link #submit} is called by several threads at once and outside any transaction. The same message may come again
 * under the same id after a crash; a gateway that can tell, delivers it once. A receipt that comes later is told to
 * {@link Receipts} under the reference of the submission.
 */
public interface Gateway extends AutoCloseable {
    /** {@link #submit} answers within this time, or says {@link Submission.Unreachable}. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** The name in {@code gatehouse.gateways}; at most 60 characters. */
    String name();

    boolean carries(Channel channel);

    /** Returns what happened, and throws nothing. No reason contains the recipient or the text. */
    Submission submit(Outgoing message);

    /** The server stops. Nothing is submitted any more. */
    @Override
    default void close() {}
}
