package gatehouse.platform.telemetry;

import gatehouse.platform.http.call.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Begins spans with whoever collects them on this server. */
@ApplicationScoped
public class Spans {
    private final Iterable<SpanMaker> makers;

    @Inject
    public Spans(Instance<SpanMaker> makers) {
        this.makers = makers;
    }

    Spans(List<SpanMaker> makers) {
        this.makers = makers;
    }

    /** For work that nobody collects the spans of. */
    public static Spans none() {
        return new Spans(List.of());
    }

    public Span begin(SpanKind kind, String name, Trace parent) {
        for (SpanMaker maker : makers) {
            return maker.begin(kind, name, parent);
        }
        return Span.NONE;
    }
}
