package gatehouse.contract.eclipse.description;

import gatehouse.contract.eclipse.error.EclipseCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every code of the door, for people: {@code docs/codes.md}, and a part of the OpenAPI description. */
final class CodeCatalogue {
    private static final String ABOUT = """
            # The codes of the eclipse door

            Every answer from status 400 up is a JSON array of errors, each with `type`, `severity`, `description`, `code`, \
            `traceId`, `spanId` and `environment`. Decide by the status and the `code`; show the `description` of the \
            first. Only `VAL001` comes more than once in an answer. `USR901` to `USR905` and `HTT...` are Gatehouse's own.

            This page is made of `EclipseCode`; a test holds it to that.

            """;
    private static final String HEAD = """
            | Status | Code | Said | What it means | What the app does next |
            | --- | --- | --- | --- | --- |
            """;

    private CodeCatalogue() {}

    static String page() {
        return ABOUT + table();
    }

    static String table() {
        return Arrays.stream(EclipseCode.values()).map(CodeCatalogue::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(EclipseCode code) {
        return "| %d | `%s` | %s | %s | %s |\n"
                .formatted(code.status(), code.code(), code.description(), code.meaning(), code.next());
    }
}
