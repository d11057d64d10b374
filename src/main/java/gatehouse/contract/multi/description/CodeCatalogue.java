package gatehouse.contract.multi.description;

import gatehouse.contract.multi.error.MultiCode;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Every code of the door, for people: a part of {@code docs/codes.md}, and of the OpenAPI description. */
final class CodeCatalogue {
    private static final String ABOUT = """
            # The codes of the multi door

            A conflict is 409 with an `errorCode`; 403 has one, and a `message` that repeats it, where the caller can do \
            something about it. 401, 423, 429, 500 and 503 have no body. 400 names the fields that are wrong in \
            `syntaxErrors`, or says in `message` what is wrong.

            This page is made of `MultiCode`; a test holds it to that.

            """;
    private static final String HEAD = """
            | Status | `errorCode` | What it means | What the app does next |
            | --- | --- | --- | --- |
            """;

    private CodeCatalogue() {}

    static String page() {
        return ABOUT + table();
    }

    static String table() {
        return Arrays.stream(MultiCode.values()).map(CodeCatalogue::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(MultiCode code) {
        return "| %d | `%s` | %s | %s |\n".formatted(code.status(), code.name(), code.meaning(), code.next());
    }
}
