package gatehouse.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of a running Gatehouse: sends requests and reads answers as any client in the field would. */
public final class Api {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Others use this class too, see docs/testing.md, and have no archive at hand that has the descriptions. */
    private static final boolean IN_OUR_BUILD = System.getProperty("gatehouse.it.target") != null;

    private final URI base;
    private final List<String> headers;

    private Api(URI base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** @param base such as {@code http://localhost:8080}; a slash at its end makes no difference */
    public static Api at(URI base) {
        String text = base.toString();
        return new Api(URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text), List.of());
    }

    /** The same caller below another path. */
    public Api below(String path) {
        return new Api(URI.create(base + path), headers);
    }

    /** The same caller with one more header on every request. */
    public Api with(String header, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        more.add(value);
        return new Api(base, more);
    }

    /** The same caller, signed in. */
    public Api as(String jwt) {
        return with("Authorization", "Bearer " + jwt);
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, "application/json");
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body, "application/json");
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body, "application/json");
    }

    /** @param body null for none */
    public Answer send(String method, String path, String body, String contentType) {
        return body == null
                ? publish(method, path, BodyPublishers.noBody(), "")
                : publish(method, path, BodyPublishers.ofString(body), contentType);
    }

    /** @param contentType empty for none */
    public Answer publish(String method, String path, BodyPublisher body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            return described(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whatever a test is about: what a contract's door answers it has to be what its description says. */
    private static Answer described(HttpResponse<String> response) {
        Answer answer = new Answer(response);
        if (!IN_OUR_BUILD) {
            return answer;
        }
        String path = response.uri().getRawPath();
        for (String prefix : List.of(Eclipse.PATH, Multi.PATH)) {
            int door = path.indexOf(prefix + "/");
            if (door >= 0) {
                String below = path.substring(door + prefix.length());
                Description description = Description.deployed(prefix);
                description.hold(response.request().method(), below, answer);
                if (prefix.equals(Multi.PATH)) {
                    description.told(response.request().method(), below, answer).ifPresent(Seen.MULTI::note);
                }
            }
        }
        return answer;
    }

    /** An answer with its body as text and, on demand, as JSON. */
    public record Answer(HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String text() {
            return raw.body();
        }

        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        /** A member of the JSON object as text; missing members are an empty text. */
        public String at(String member) {
            return json().path(member).asString("");
        }

        /** The {@code code} of the first element of an error array. */
        public String code() {
            return json().path(0).path("code").asString("");
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        /**
         * Every answer of ours says that this is a sandbox; a server that starts or stops answers for itself. It may do so
         * when the call has come as far as our filters, which have said it already: then it is a failure without a body and
         * without a type, and no failure of ours has neither.
         */
        public boolean isOfAServerThatStops() {
            boolean isBare = text().isEmpty() && header("Content-Type").isEmpty();
            return status() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                    && (isBare || header("Gatehouse-Mode").isEmpty());
        }

        @Override
        public String toString() {
            return status() + " " + text();
        }
    }
}
