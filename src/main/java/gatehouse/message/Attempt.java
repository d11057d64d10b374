package gatehouse.message;

import gatehouse.message.flow.Carried.Result;
import gatehouse.message.gateway.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * One gateway that was asked once, as an administrator may see it.
 *
 * @param gateway its name
 * @param reason of the gateway's, without recipient and text; empty when it took the message over
 */
public record Attempt(String gateway, Instant asked, Outcome outcome, Optional<String> reason) {
    /** What the gateway said. */
    public enum Outcome {
        ACCEPTED,
        /** For now. */
        REJECTED,
        /** For good: no gateway and no later attempt will do better. */
        REFUSED,
        /** No answer, or none that can be understood. */
        UNREACHABLE;

        Result toResult() {
            return switch (this) {
                case ACCEPTED -> Result.ACCEPTED;
                case REJECTED -> Result.REJECTED;
                case REFUSED -> Result.REFUSED;
                case UNREACHABLE -> Result.UNREACHABLE;
            };
        }
    }

    static Attempt of(String gateway, Instant asked, Submission submission) {
        return submission.as(new Submission.Cases<>() {
            @Override
            public Attempt accepted(Submission.Accepted accepted) {
                return new Attempt(gateway, asked, Outcome.ACCEPTED, Optional.empty());
            }

            @Override
            public Attempt rejected(Submission.Rejected rejected) {
                Outcome outcome = rejected.permanent() ? Outcome.REFUSED : Outcome.REJECTED;
                return new Attempt(gateway, asked, outcome, Optional.of(rejected.reason()));
            }

            @Override
            public Attempt unreachable(Submission.Unreachable unreachable) {
                return new Attempt(gateway, asked, Outcome.UNREACHABLE, Optional.of(unreachable.reason()));
            }
        });
    }
}
