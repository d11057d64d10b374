package gatehouse.message.gateway;

import java.time.Duration;
import java.util.Optional;

/**
 * Carries messages out of the server. An implementation passes the shared contract test.
 *
 * <p>{@link #submit} is called by several threads at once and outside any transaction. The same message may come again
 * under the same id after a crash; a gateway that can tell, delivers it once. A {@link Receipt} that comes later
 * names the reference of the submission.
 */
public interface Gateway extends AutoCloseable {
    /** {@link #submit} answers within this time, or says {@link Submission.Unreachable}. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** The name in {@code gatehouse.gateways}; at most 60 characters. */
    String name();

    boolean carries(Channel channel);

    /** Returns what happened, and throws nothing. No reason contains the recipient or the text. */
    Submission submit(Outgoing message);

    /** How receipts are read that its provider sends by HTTP; empty when it sends none, or another way. */
    default Optional<ReceiptReader> receipts() {
        return Optional.empty();
    }

    /** The server stops. Nothing is submitted any more. */
    @Override
    default void close() {}
}
