package gatehouse.platform.telemetry.otel;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.telemetry.Span;
import gatehouse.platform.telemetry.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetrySpansTest {
    private static final Trace CALLER = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");

    private final InMemorySpanExporter collected = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(collected))
            .build();
    private final OpenTelemetrySpans spans = with(Optional.of(provider.get("test")));

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aCallGoesOnWithTheTraceOfItsCaller() {
        Trace ours;
        try (Span span = spans.begin(SpanKind.SERVER, "GET", CALLER)) {
            ours = span.trace();
        }

        SpanData told = collected.getFinishedSpanItems().get(0);
        assertThat(told.getTraceId()).isEqualTo(CALLER.traceId()).isEqualTo(ours.traceId());
        assertThat(told.getParentSpanId()).isEqualTo(CALLER.spanId());
        assertThat(told.getSpanId()).isEqualTo(ours.spanId()).isNotEqualTo(CALLER.spanId());
        assertThat(told.getKind()).isEqualTo(io.opentelemetry.api.trace.SpanKind.SERVER);
        assertThat(told.getName()).isEqualTo("GET");
    }

    @Test
    void aCallWithoutATraceBeginsOne() {
        spans.begin(SpanKind.SERVER, "GET", Trace.NONE).close();

        assertThat(collected.getFinishedSpanItems())
                .singleElement()
                .satisfies(told ->
                        assertThat(told.getParentSpanContext().isValid()).isFalse());
    }

    /** Through the outbox and the queue, on another thread or another node. */
    @Test
    void aMessageIsAttemptedInTheTraceOfTheCallThatWantedIt() throws Exception {
        Trace call;
        try (Span span = spans.begin(SpanKind.SERVER, "POST", Trace.NONE)) {
            call = span.trace();
        }
        Thread dispatcher = new Thread(() -> {
            Trace row = Trace.parse(call.traceparent());
            try (Span attempt = spans.begin(SpanKind.CONSUMER, "message.attempt", row);
                    Span gateway = spans.begin(SpanKind.CLIENT, "gateway primary", attempt.trace())) {
                gateway.failed();
            }
        });
        dispatcher.start();
        dispatcher.join();

        assertThat(collected.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .containsOnly(call.traceId());
        SpanData gateway = collected.getFinishedSpanItems().get(1);
        SpanData attempt = collected.getFinishedSpanItems().get(2);
        assertThat(gateway.getName()).isEqualTo("gateway primary");
        assertThat(gateway.getParentSpanId()).isEqualTo(attempt.getSpanId());
        assertThat(gateway.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(attempt.getParentSpanId()).isEqualTo(call.spanId());
        assertThat(attempt.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aServerThatDoesNotCollectLeavesTheTraceToUs() {
        OpenTelemetrySpans idle = with(Optional.of(TracerProvider.noop().get("test")));

        assertThat(idle.begin(SpanKind.SERVER, "GET", CALLER).trace()).isEqualTo(Trace.NONE);
    }

    @Test
    void aServerWithoutATracerLeavesTheTraceToUs() {
        assertThat(with(Optional.empty()).begin(SpanKind.SERVER, "GET", CALLER)).isSameAs(Span.NONE);
    }

    @SuppressWarnings("unchecked") // Only these two are asked.
    private static OpenTelemetrySpans with(Optional<Tracer> tracer) {
        OpenTelemetrySpans spans = new OpenTelemetrySpans();
        spans.tracers = (Instance<Tracer>) Proxy.newProxyInstance(
                OpenTelemetrySpansTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isResolvable" -> tracer.isPresent();
                    case "get" -> tracer.orElseThrow();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return spans;
    }
}
