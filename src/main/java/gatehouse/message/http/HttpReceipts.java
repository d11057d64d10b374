package gatehouse.message.http;

import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.Receipt;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.platform.Secret;
import gatehouse.platform.json.JsonMember;
import gatehouse.platform.json.StrictJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a provider's receipts are read.
 *
 * @param reference where the id of the message is
 * @param delivered what says that it arrived
 * @param failed what says that it will not
 */
record HttpReceipts(Secret secret, JsonMember reference, AnswerRule delivered, AnswerRule failed)
        implements ReceiptReader {
    private static final String SECRET = "receipt-secret";
    private static final String REFERENCE = "receipt-reference";
    private static final int SHORTEST_SECRET = 16;

    /** Empty when the settings have no secret: then nobody may tell us anything. */
    static Optional<HttpReceipts> from(GatewaySettings settings) {
        return settings.secret(SECRET).map(secret -> {
            if (secret.length() < SHORTEST_SECRET) {
                throw settings.broken(SECRET, "must have at least 16 characters");
            }
            String reference = settings.text(REFERENCE)
                    .orElseThrow(() -> settings.broken(REFERENCE, "is missing: where the id of the message is"));
            return new HttpReceipts(
                    secret,
                    AnswerRule.member(settings, REFERENCE, reference),
                    rule(settings, "receipt-delivered"),
                    rule(settings, "receipt-failed"));
        });
    }

    private static AnswerRule rule(GatewaySettings settings, String key) {
        return AnswerRule.from(settings, key).orElseThrow(() -> settings.broken(key, "is missing, as /status=values"));
    }

    @Override
    public boolean isFrom(Secret proof) {
        return secret.equals(proof);
    }

    @Override
    public Optional<Receipt> read(boolean form, String body) {
        String document = form ? json(body) : body;
        return reference.in(document).flatMap(id -> {
            if (delivered.holds(document)) {
                return Optional.of(Receipt.delivered(id));
            }
            return failed.holds(document) ? Optional.of(Receipt.failed(id, "the provider says so")) : Optional.empty();
        });
    }

    /** The fields of a form as the members of an object; of a doubled one the first counts. */
    private static String json(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new String(StrictJson.bytes(fields), StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    @Override
    public String toString() {
        return "HttpReceipts";
    }
}
