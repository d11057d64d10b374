package gatehouse.card.details;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;
import gatehouse.platform.json.StrictJson;
import gatehouse.platform.json.UnreadableBody;
import gatehouse.platform.log.Log;
import gatehouse.platform.outbound.HttpCaller;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The issuer's service: {@code POST} of {@code {"pan","expiry"}}, answered 200 with {@code {"cvv"}}, over TLS on which
 * both sides show a certificate. Everything else is a failure, which is logged without a digit of the card.
 */
final class HttpDetailsSource implements CardDetailsSource {
    private static final Log LOG = Log.of(HttpDetailsSource.class);
    private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");
    private static final int OK = 200;

    private final URI url;
    private final HttpCaller caller;

    HttpDetailsSource(URI url, SSLContext tls, Duration patience) {
        this.url = url;
        this.caller = new HttpCaller(tls, patience);
    }

    private record Question(String pan, String expiry) {}

    private record Reply(Secret cvv) {}

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<Secret> securityCode(CardFace face) {
        return caller.call(request(face), HttpDetailsSource::read, HttpDetailsSource::none);
    }

    private HttpRequest request(CardFace face) {
        Question question = new Question(face.pan().reveal(), face.expiry().toString());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(StrictJson.bytes(question)))
                .build();
    }

    private static Optional<Secret> read(HttpCaller.Answer answer) {
        if (answer.status() != OK) {
            return none("status " + answer.status());
        }
        try {
            Secret code = StrictJson.read(answer.body(), Reply.class).cvv();
            return code != null && CODE.matcher(code.reveal()).matches()
                    ? Optional.of(code)
                    : none("an answer without a code");
        } catch (UnreadableBody unreadable) {
            return none("an answer that is not what was agreed");
        }
    }

    private static Optional<Secret> none(String reason) {
        LOG.warning("card.details away: " + reason);
        return Optional.empty();
    }
}
