package gatehouse.platform.telemetry;

import gatehouse.platform.http.call.Trace;

/** Work under way in this thread. Whoever began it closes it in the same thread, after all that it began in between. */
public interface Span extends AutoCloseable {
    /** Where nobody collects spans. */
    Span NONE = new Span() {
        @Override
        public Trace trace() {
            return Trace.NONE;
        }

        @Override
        public void failed() {}

        @Override
        public void close() {}
    };

    /** What the work belongs to, with this span as the parent of what it begins; {@link Trace#NONE} where nobody collects. */
    Trace trace();

    /** It did not work, through a fault that is not the caller's. */
    void failed();

    @Override
    void close();
}
