package gatehouse.platform.telemetry;

import gatehouse.platform.http.call.Trace;

/** Somebody who collects spans. */
public interface SpanMaker {
    /**
     * @param name one of few, without anything of the caller's
     * @param parent {@link Trace#NONE} where a trace begins
     */
    Span begin(SpanKind kind, String name, Trace parent);
}
