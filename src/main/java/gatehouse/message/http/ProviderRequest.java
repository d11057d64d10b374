package gatehouse.message.http;

import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.Secret;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider is asked.
 *
 * @param headers by name; {@code {id}} in a value stands for the message's id, the same at every attempt, and
 *     {@code {traceparent}} for the trace of the call that wanted it
 */
record ProviderRequest(URI url, Method method, Map<String, Secret> headers, BodyTemplate body) {
    private static final String TRACE = "{traceparent}";

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
        headers.forEach(
                (name, value) -> value(value.reveal(), message).ifPresent(text -> request.setHeader(name, text)));
        return request.method(method.name(), BodyPublishers.ofString(body.fill(message)))
                .build();
    }

    /** Empty for a header that asks for a trace where there is none. */
    private static Optional<String> value(String template, Outgoing message) {
        Trace trace = CurrentCall.trace();
        return template.contains(TRACE) && !trace.isReal()
                ? Optional.empty()
                : Optional.of(template.replace("{id}", message.id().toString()).replace(TRACE, trace.traceparent()));
    }
}
