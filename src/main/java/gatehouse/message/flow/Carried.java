package gatehouse.message.flow;

import gatehouse.message.gateway.Channel;
import java.time.Duration;

/**
 * A gateway answered, or told later what became of a message: told once, to whoever keeps figures, and not part of any
 * transaction.
 *
 * @param gateway its name, which is in the settings
 * @param took how long the answer took; zero for a receipt, which comes by itself
 */
public record Carried(Channel channel, String gateway, Result result, Duration took) {
    /** What the gateway said. */
    public enum Result {
        /** It took the message over. */
        ACCEPTED,
        /** It does not, for now. */
        REJECTED,
        /** It does not, for good. */
        REFUSED,
        /** No answer, or none that can be understood. */
        UNREACHABLE,
        /** By a receipt: it reached its recipient. */
        DELIVERED,
        /** By a receipt: it did not. */
        FAILED
    }

    public boolean isReceipt() {
        return result == Result.DELIVERED || result == Result.FAILED;
    }

    public static Carried receipt(Channel channel, String gateway, boolean delivered) {
        return new Carried(channel, gateway, delivered ? Result.DELIVERED : Result.FAILED, Duration.ZERO);
    }
}
