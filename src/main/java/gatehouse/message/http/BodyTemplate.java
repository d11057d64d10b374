package gatehouse.message.http;

import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.json.StrictJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of a request with places for what differs from message to message: {@code {to}} (a phone number with its plus,
 * or a mail address), {@code {digits}} (the number without), {@code {text}} and {@code {id}}. What is put there is escaped
 * for the kind of body, so that no text can say more than a text; a place that appears in a text stays as it is.
 */
record BodyTemplate(Type type, String template) {
    private static final Pattern PLACE = Pattern.compile("\\{(to|digits|text|id)}");

    /** What kind of body. */
    enum Type {
        FORM("application/x-www-form-urlencoded", text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
        JSON("application/json", Type::inQuotes);

        private final String mediaType;
        private final UnaryOperator<String> escape;

        Type(String mediaType, UnaryOperator<String> escape) {
            this.mediaType = mediaType;
            this.escape = escape;
        }

        String mediaType() {
            return mediaType;
        }

        private static String inQuotes(String text) {
            String quoted = new String(StrictJson.bytes(text), StandardCharsets.UTF_8);
            return quoted.substring(1, quoted.length() - 1);
        }
    }

    /** Whether it has a place for whom it goes to, and one for the text. */
    boolean isWhole() {
        return (template.contains("{to}") || template.contains("{digits}")) && template.contains("{text}");
    }

    String fill(Outgoing message) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(type.escape.apply(value(place, message))));
    }

    private static String value(MatchResult place, Outgoing message) {
        return switch (place.group(1)) {
            case "to" -> withPlus(message.recipient());
            case "digits" -> withoutPlus(message.recipient());
            case "text" -> message.text().reveal();
            default -> message.id().toString();
        };
    }

    private static String withPlus(String recipient) {
        return recipient.contains("@") ? recipient : "+" + withoutPlus(recipient);
    }

    private static String withoutPlus(String recipient) {
        return recipient.startsWith("+") ? recipient.substring(1) : recipient;
    }
}
