package gatehouse.platform.telemetry.otel;

import gatehouse.platform.http.call.Trace;
import gatehouse.platform.telemetry.Span;
import gatehouse.platform.telemetry.SpanKind;
import gatehouse.platform.telemetry.SpanMaker;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/**
 * Gives our spans to the server's tracer. A server that has one and was not told to collect gives spans that are not
 * recorded; those are none for us.
 */
@ApplicationScoped
public class OpenTelemetrySpans implements SpanMaker {
    @Inject
    Instance<Tracer> tracers;

    @Override
    public Span begin(SpanKind kind, String name, Trace parent) {
        if (!tracers.isResolvable()) {
            return Span.NONE;
        }
        io.opentelemetry.api.trace.Span span = tracers.get()
                .spanBuilder(name)
                .setSpanKind(io.opentelemetry.api.trace.SpanKind.valueOf(kind.name()))
                .setParent(parent.isReal() ? below(parent) : Context.root())
                .startSpan();
        return span.isRecording() ? new Recorded(span, span.makeCurrent()) : Span.NONE;
    }

    private static Context below(Trace parent) {
        SpanContext remote = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(remote));
    }

    /** What is begun in between by the server itself, such as its own spans of resources, is below this one. */
    private record Recorded(io.opentelemetry.api.trace.Span span, Scope scope) implements Span {
        @Override
        public Trace trace() {
            SpanContext context = span.getSpanContext();
            return new Trace(context.getTraceId(), context.getSpanId());
        }

        @Override
        public void failed() {
            span.setStatus(StatusCode.ERROR);
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }
}
