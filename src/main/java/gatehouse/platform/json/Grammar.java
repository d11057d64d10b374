package gatehouse.platform.json;

import gatehouse.platform.json.UnreadableBody.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks once over the whole document before anything is bound, so that a member nobody asked for is held to the same
 * grammar as the others, and so that whatever goes wrong later can only be a matter of types.
 */
final class Grammar {
    private final Deque<Set<String>> open = new ArrayDeque<>();
    private final JsonParser parser;

    private Grammar(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws UnreadableBody when it is not exactly one well-formed document */
    static void check(JsonMapper mapper, String document) {
        try (JsonParser parser = mapper.createParser(document)) {
            new Grammar(parser).check();
        } catch (JacksonException malformed) {
            throw new UnreadableBody(Kind.SYNTAX);
        }
    }

    private void check() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new UnreadableBody(Kind.EMPTY);
        }
        JsonToken token = first;
        do {
            take(token);
            token = parser.nextToken();
        } while (!open.isEmpty() && token != null);
        if (token != null) {
            throw new UnreadableBody(Kind.SYNTAX);
        }
        if (first == JsonToken.VALUE_NULL) {
            throw new UnreadableBody(Kind.NULL_DOCUMENT);
        }
    }

    private void take(JsonToken token) {
        if (token.isStructStart()) {
            enter();
        } else if (token.isStructEnd()) {
            open.pop();
        } else if (token == JsonToken.PROPERTY_NAME) {
            name(parser.currentName());
        } else if (token == JsonToken.VALUE_STRING) {
            refuseBadText(parser.getString());
        }
    }

    private void enter() {
        open.push(new HashSet<>());
        if (open.size() > StrictJson.MOST_LEVELS) {
            throw new UnreadableBody(Kind.TOO_DEEP);
        }
    }

    private void name(String name) {
        refuseBadText(name);
        if (!open.element().add(name)) {
            throw new UnreadableBody(Kind.DUPLICATE_MEMBER);
        }
    }

    /** NUL ends a string in the libraries below us, and a lone surrogate becomes a question mark: two values, one hash. */
    private static void refuseBadText(String text) {
        if (text.indexOf('\0') >= 0 || text.codePoints().anyMatch(Grammar::isLoneSurrogate)) {
            throw new UnreadableBody(Kind.BAD_TEXT);
        }
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
