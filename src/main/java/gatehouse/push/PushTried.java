package gatehouse.push;

/**
 * Somebody tried to ask or to answer, with whatever success: for the audit, in the same transaction.
 *
 * @param outcome how it ended, the name of the outcome's case
 */
public record PushTried(Step step, String outcome, long tenantId, long subjectId) {
    /** What was tried. */
    public enum Step {
        ISSUE,
        ANSWER
    }
}
