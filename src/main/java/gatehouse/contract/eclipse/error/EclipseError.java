package gatehouse.contract.eclipse.error;

import gatehouse.platform.http.call.Trace;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One element of the array that every answer from status 400 up consists of. */
@Schema(name = "Error", description = "One refusal; docs/codes.md says what its code means and what to do about it")
record EclipseError(
        @Schema(
                description = "Whose matter it is: the caller's or the server's",
                enumeration = {"BUSINESS", "SYSTEM"})
        String type,

        @Schema(
                description = "How bad it is for the server",
                enumeration = {"LOW", "MEDIUM", "HIGH"})
        String severity,

        @Schema(description = "An English sentence that may be shown")
        String description,

        @Schema(description = "Letters and three digits", pattern = "^[A-Z]+[0-9]{3}$")
        String code,

        @Schema(description = "Finds the call in the server's log", pattern = "^[0-9a-f]{32}$")
        String traceId,

        @Schema(description = "This server's part of the call", pattern = "^[0-9a-f]{16}$")
        String spanId,

        @Schema(description = "Which installation answered") String environment) {
    static EclipseError of(EclipseCode code, String description, Trace trace, String environment) {
        return new EclipseError(
                code.type(), code.severity(), description, code.code(), trace.traceId(), trace.spanId(), environment);
    }
}
