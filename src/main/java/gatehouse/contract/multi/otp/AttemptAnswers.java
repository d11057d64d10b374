package gatehouse.contract.multi.otp;

import gatehouse.challenge.Asked;
import gatehouse.challenge.Attempt;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** How this contract words an attempt to show a code (3.3). */
public abstract class AttemptAnswers implements Attempt.Cases<Response> {
    @Override
    public final Response right(Asked asked) {
        return Response.noContent().build();
    }

    @Override
    public final Response wrong(Asked asked, int left) {
        return Refusal.of(
                switch (left) {
                    case 0 -> MultiCode.CHALLENGE_LIMIT_EXCEEDED;
                    case 1 -> MultiCode.ONE_CHALLENGE_LIMIT_REMAINING;
                    default -> MultiCode.VERIFICATION_CODE_INVALID;
                });
    }

    @Override
    public final Response usedUp() {
        return Refusal.of(MultiCode.STATE_INVALID);
    }

    @Override
    public final Response expired() {
        return Refusal.of(MultiCode.VERIFICATION_CODE_EXPIRED);
    }

    @Override
    public final Response locked(Instant until) {
        return Refusal.of(MultiCode.CHALLENGE_LIMIT_EXCEEDED);
    }
}
