package gatehouse.message.http;

import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.json.JsonMember;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.outbound.HttpCaller.Answer;
import java.util.Optional;

/**
 * How a provider's answer is read.
 *
 * @param success what must be so beside a status of the 200s
 * @param permanent what says that no later attempt will do better
 * @param reference where the provider's id of the message is; absent: it knows ours
 */
record ReadAnswer(Optional<AnswerRule> success, Optional<AnswerRule> permanent, Optional<JsonMember> reference) {
    static ReadAnswer from(GatewaySettings settings) {
        return new ReadAnswer(
                AnswerRule.from(settings, "success"),
                AnswerRule.from(settings, "permanent"),
                settings.text("reference").map(pointer -> AnswerRule.member(settings, "reference", pointer)));
    }

    /**
     * An answer of the 200s that is not what was agreed may come from something on the way that is not the provider, so
     * it is none.
     */
    Submission submission(Outgoing message, Answer answer) {
        try {
            return understood(message, answer);
        } catch (UnreadableBody garbage) {
            return answer.isSuccess()
                    ? new Submission.Unreachable("answered " + answer.status() + " with what was not agreed")
                    : refused(answer, false);
        }
    }

    private Submission understood(Outgoing message, Answer answer) {
        if (permanent.filter(rule -> rule.holds(answer.body())).isPresent()) {
            return refused(answer, true);
        }
        if (!answer.isSuccess()
                || success.filter(rule -> !rule.holds(answer.body())).isPresent()) {
            return refused(answer, false);
        }
        if (reference.isEmpty()) {
            return new Submission.Accepted(message.id().toString());
        }
        return reference
                .get()
                .in(answer.body())
                .<Submission>map(Submission.Accepted::new)
                .orElseGet(() -> new Submission.Unreachable("answered " + answer.status() + " without its id"));
    }

    private static Submission refused(Answer answer, boolean forGood) {
        return new Submission.Rejected("answered " + answer.status(), forGood);
    }
}
