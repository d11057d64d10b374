package gatehouse.device;

import gatehouse.challenge.Operation;
import gatehouse.push.PendingPush;
import java.time.Instant;
import java.util.List;

/**
 * A challenge that waits, as JSON; what is signed is in it, to the letter.
 *
 * @param id digits
 * @param challenge base64 of 32 bytes
 * @param operation absent when only presence is asked for
 */
record ChallengeView(
        String id,
        String use,
        String purpose,
        String challenge,
        OperationView operation,
        Instant created,
        Instant expires) {
    /**
     * @param amount digits, in the smallest unit of the currency
     * @param text one line to be shown, such as {@code 12.34 EUR to Corner Shop}
     */
    record OperationView(String amount, String currency, String payee, String text) {
        static OperationView of(Operation operation) {
            return new OperationView(
                    Long.toString(operation.amount()), operation.currency(), operation.payee(), operation.text());
        }
    }

    /** Oldest first; an empty list when nothing waits. */
    record All(List<ChallengeView> challenges) {
        static All of(List<PendingPush> pending) {
            return new All(pending.stream().map(ChallengeView::of).toList());
        }
    }

    private static ChallengeView of(PendingPush push) {
        return new ChallengeView(
                Long.toString(push.id()),
                push.use().name(),
                push.purpose().name(),
                push.challenge(),
                push.operation().map(OperationView::of).orElse(null),
                push.created(),
                push.expires());
    }
}
