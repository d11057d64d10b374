package gatehouse.stepup;

import gatehouse.challenge.Asked;
import gatehouse.challenge.Operation;
import gatehouse.session.Session;
import gatehouse.subject.PartyId;
import java.util.Optional;
import java.util.UUID;

/**
 * A step-up by phone is over: fired once for each code that was shown or used up, or that nobody showed in time, in the
 * transaction in which that is stored. What an observer throws undoes it.
 *
 * @param party whom the session acts for
 * @param challengeId of the code
 * @param method in the words of RFC 8176
 * @param operation what a right code confirmed; empty when it raised the session, and when nobody showed the code
 */
public record StepUpSettled(
        long tenantId,
        long subjectId,
        UUID sessionId,
        PartyId party,
        UUID challengeId,
        String method,
        Status status,
        Optional<Operation> operation) {
    /** How it ended. */
    public enum Status {
        VERIFIED,
        /** By too many wrong codes. */
        DECLINED,
        EXPIRED
    }

    static StepUpSettled of(Session session, Asked asked, String method, Status status) {
        return new StepUpSettled(
                session.tenantId(),
                session.subjectId(),
                session.id(),
                session.party(),
                asked.id(),
                method,
                status,
                asked.operation());
    }
}
