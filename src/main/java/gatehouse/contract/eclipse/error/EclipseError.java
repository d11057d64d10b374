package gatehouse.contract.eclipse.error;

import gatehouse.platform.http.call.Trace;

/** One element of the array that every answer from status 400 up consists of. */
record EclipseError(
        String type,
        String severity,
        String description,
        String code,
        String traceId,
        String spanId,
        String environment) {
    static EclipseError of(EclipseCode code, String description, Trace trace, String environment) {
        return new EclipseError(
                code.type(), code.severity(), description, code.code(), trace.traceId(), trace.spanId(), environment);
    }
}
