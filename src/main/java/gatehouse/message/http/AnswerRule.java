package gatehouse.message.http;

import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.json.JsonMember;
import java.util.Optional;
import java.util.Set;

/** A member of a provider's answer and the values that count: {@code /messages/0/status=0} or {@code /code=21211,21614}. */
record AnswerRule(JsonMember member, Set<String> values) {
    /** Empty when the settings have none. */
    static Optional<AnswerRule> from(GatewaySettings settings, String key) {
        return settings.text(key).map(text -> {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw settings.broken(key, "must be like /status=queued,accepted");
            }
            Set<String> values = Set.of(text.substring(equals + 1).split(","));
            return new AnswerRule(member(settings, key, text.substring(0, equals)), values);
        });
    }

    static JsonMember member(GatewaySettings settings, String key, String pointer) {
        try {
            return new JsonMember(pointer);
        } catch (IllegalArgumentException noPointer) {
            throw settings.broken(key, "must have a JSON pointer such as /messages/0/id");
        }
    }

    /** @throws gatehouse.platform.json.UnreadableBody when the answer is not JSON */
    boolean holds(String body) {
        return member.in(body).filter(values::contains).isPresent();
    }
}
