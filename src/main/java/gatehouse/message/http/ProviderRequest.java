package gatehouse.message.http;

import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * What a provider is asked.
 *
 * @param headers by name; {@code {id}} in a value stands for the message's id, the same at every attempt
 */
record ProviderRequest(URI url, Method method, Map<String, Secret> headers, BodyTemplate body) {
    /** Methods with a body: what is in a URL would be in logs. */
    enum Method {
        POST,
        PUT
    }

    /** @throws IllegalArgumentException when a header is not for us to set, or none */
    HttpRequest fill(Outgoing message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", body.type().mediaType())
                .header("Accept", "application/json");
        headers.forEach((name, value) -> request.setHeader(
                name, value.reveal().replace("{id}", message.id().toString())));
        return request.method(method.name(), BodyPublishers.ofString(body.fill(message)))
                .build();
    }
}
