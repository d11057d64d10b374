package gatehouse.platform.outbound;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Calls other machines over HTTP. The whole exchange is bounded in time, which the client's own timeouts would not do:
 * they end with the headers. Of an answer at most {@value #MOST_BYTES} bytes are read. Redirects are not followed: they
 * would lead where no rule has looked.
 */
public final class HttpCaller {
    public static final int MOST_BYTES = 65_536;

    private final HttpClient client;
    private final Patience patience;

    /**
     * @param connect longest wait for the connection
     * @param whole longest wait for everything together
     */
    public HttpCaller(Duration connect, Duration whole) {
        this(HttpClient.newBuilder().connectTimeout(connect), whole);
    }

    /** @param tls whom we trust, and what we show of us */
    public HttpCaller(SSLContext tls, Duration whole) {
        this(HttpClient.newBuilder().sslContext(tls).connectTimeout(whole), whole);
    }

    private HttpCaller(HttpClient.Builder client, Duration whole) {
        this.client = client.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.patience = new Patience(whole);
    }

    /** What was answered; a longer body is cut. */
    public record Answer(int status, String body) {
        private static final int SUCCESS = 2;
        private static final int HUNDRED = 100;

        /** A status of the 200s. */
        public boolean isSuccess() {
            return status / HUNDRED == SUCCESS;
        }

        /** Not the body. */
        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    /**
     * @param answered what to make of an answer
     * @param missed what to make of there being none; gets the reason
     */
    public <R> R call(HttpRequest request, Function<Answer, R> answered, Function<String, R> missed) {
        return patience.await(
                client.sendAsync(request, head -> new BoundedBody(MOST_BYTES)),
                (HttpResponse<String> answer) -> answered.apply(new Answer(answer.statusCode(), answer.body())),
                missed);
    }
}
