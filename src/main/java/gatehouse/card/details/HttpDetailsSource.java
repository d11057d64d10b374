package gatehouse.card.details;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;
import gatehouse.platform.json.StrictJson;
import gatehouse.platform.json.UnreadableBody;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * The issuer's service: {@code POST} of {@code {"pan","expiry"}}, answered 200 with {@code {"cvv"}}, over TLS on which
 * both sides show a certificate. Everything else is a failure, which is logged without a digit of the card.
 */
final class HttpDetailsSource implements CardDetailsSource {
    private static final System.Logger LOG = System.getLogger(HttpDetailsSource.class.getPackageName());
    private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");
    private static final int OK = 200;

    private final URI url;
    private final Duration patience;
    private final HttpClient client;

    HttpDetailsSource(URI url, SSLContext tls, Duration patience) {
        this.url = url;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                // A card's number goes to the address that the administrator named and to no other.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private record Question(String pan, String expiry) {}

    private record Reply(Secret cvv) {}

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<Secret> securityCode(CardFace face) {
        CompletableFuture<HttpResponse<String>> asked = client.sendAsync(request(face), BodyHandlers.ofString());
        try {
            // Bounds the whole exchange; the request's own timeout would end with the headers.
            return read(asked.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            return none(failed.getCause().getClass().getSimpleName());
        } catch (TimeoutException late) {
            asked.cancel(true);
            return none("no answer within " + patience);
        } catch (InterruptedException stopping) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return none("interrupted");
        }
    }

    private HttpRequest request(CardFace face) {
        Question question = new Question(face.pan().reveal(), face.expiry().toString());
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(StrictJson.bytes(question)))
                .build();
    }

    private static Optional<Secret> read(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            return none("status " + answer.statusCode());
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
        LOG.log(Level.WARNING, "card.details away: " + reason);
        return Optional.empty();
    }
}
