package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rig itself: an answer that the description does not allow is noticed, and why. */
class DescriptionTest {
    private static final Description DESCRIPTION = Description.of("""
            {"openapi": "3.1.0",
             "paths": {
               "/people": {"post": {"responses": {"204": {"description": "done"}}}},
               "/people/{id}": {"get": {"responses": {
                 "200": {
                   "headers": {"Cache-Control": {"$ref": "#/components/headers/NoStore"}},
                   "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Person"}}}}}}},
               "/people/all": {"get": {"responses": {"204": {"description": "all"}}}}},
             "components": {
               "headers": {"NoStore": {"required": true, "schema": {"type": "string", "const": "no-store"}}},
               "schemas": {
                 "Person": {"type": "object", "required": ["born"], "additionalProperties": false,
                   "properties": {"born": {"type": "string", "format": "date"}}},
                 "Error": {"type": "object", "required": ["code"]}}}}
            """);
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json;charset=UTF-8", "Cache-Control", "no-store");
    private static final String PERSON = "{\"born\":\"1815-12-10\"}";

    @Test
    void whatIsDescribedPasses() {
        assertThat(of("GET", "/people/7", 200, PERSON)).isEmpty();
        assertThat(of("GET", "/people/all", 204, "")).isEmpty();
        assertThat(of("POST", "/people", 204, "")).isEmpty();
        assertThat(of("HEAD", "/people/7", 200, "")).isEmpty();
        assertThat(of("GET", "/people;a=b/7", 200, PERSON)).isEmpty();
    }

    @Test
    void anUndescribedStatusIsNoticed() {
        assertThat(of("GET", "/people/7", 418, PERSON)).containsExactly("no status 418");
    }

    @Test
    void anUnknownMemberIsNoticed() {
        assertThat(of("GET", "/people/7", 200, "{\"born\":\"1815-12-10\",\"age\":36}"))
                .singleElement()
                .asString()
                .contains("age");
    }

    @Test
    void aMissingMemberAndABrokenFormatAreNoticed() {
        assertThat(of("GET", "/people/7", 200, "{}")).hasSize(1);
        assertThat(of("GET", "/people/7", 200, "{\"born\":\"yesterday\"}")).hasSize(1);
    }

    @Test
    void aBodyWhereNoneIsDescribedIsNoticed() {
        assertThat(of("POST", "/people", 204, PERSON)).containsExactly("no body");
    }

    @Test
    void anotherContentTypeIsNoticed() {
        Map<String, String> html = Map.of("Content-Type", "text/html", "Cache-Control", "no-store");

        assertThat(of("GET", "/people/7", 200, html, PERSON)).containsExactly("content type text/html");
    }

    @Test
    void aMissingAndAWrongHeaderAreNoticed() {
        Map<String, String> bare = Map.of("Content-Type", "application/json");
        Map<String, String> kept = Map.of("Content-Type", "application/json", "Cache-Control", "public");

        assertThat(of("GET", "/people/7", 200, bare, PERSON)).containsExactly("header Cache-Control is missing");
        assertThat(of("GET", "/people/7", 200, kept, PERSON)).hasSize(1);
    }

    @Test
    void whatIsNotDescribedAtAllIsRefusedWithErrors() {
        assertThat(of("GET", "/nobody", 404, "[{\"code\":\"ARCH086\"}]")).isEmpty();
        assertThat(of("DELETE", "/people/7", 405, "[{\"code\":\"HTT405\"}]")).isEmpty();
        assertThat(of("GET", "/nobody", 200, PERSON)).containsExactly("no such operation");
        assertThat(of("GET", "/nobody", 404, PERSON)).containsExactly("no array of errors");
        assertThat(of("GET", "/nobody", 404, "[{}]")).hasSize(1);
    }

    @Test
    void everyDescribedAnswerIsALineAndSoIsEachCode() {
        Description coded = Description.of("""
                {"openapi": "3.1.0", "paths": {"/people": {"parameters": [], "post": {"responses": {
                  "204": {"description": "done"},
                  "403": {"x-may-be-empty": true, "content": {"application/json": {"schema": {"properties": {
                    "errorCode": {"enum": ["TOO_YOUNG"]}}}}}},
                  "409": {"content": {"application/json": {"schema": {"properties": {
                    "errorCode": {"enum": ["KNOWN", "GONE"]}}}}}}}}}}}
                """);

        assertThat(coded.operations().flatMap(Description.Operation::answers))
                .containsExactly(
                        "POST /people 204",
                        "POST /people 403 TOO_YOUNG",
                        "POST /people 403",
                        "POST /people 409 KNOWN",
                        "POST /people 409 GONE");
    }

    private static List<String> of(String method, String path, int status, String body) {
        return of(method, path, status, HEADERS, body);
    }

    private static List<String> of(String method, String path, int status, Map<String, String> headers, String body) {
        return DESCRIPTION.mismatches(method, path, status, name -> Optional.ofNullable(headers.get(name)), body);
    }
}
