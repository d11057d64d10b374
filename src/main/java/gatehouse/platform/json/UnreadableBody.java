package gatehouse.platform.json;

import java.util.Optional;

/**
 * A request body that is not the JSON a resource asked for. Carries the kind of trouble, the member it was found at
 * (only ever a name that one of our own records declares) and one English sentence. Nothing of what the caller sent is
 * part of it, because that may be a password.
 */
public final class UnreadableBody extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String field;

    UnreadableBody(Kind kind) {
        this(kind, "", kind.sentence);
    }

    UnreadableBody(Kind kind, String field, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    /** For a filter that sees that no body came, before any reader is asked. */
    public static UnreadableBody empty() {
        return new UnreadableBody(Kind.EMPTY);
    }

    public Kind kind() {
        return kind;
    }

    /** The path of the member, for example {@code rootUser.mobile} or {@code scope[2]}; empty: the whole document. */
    public Optional<String> field() {
        return Optional.of(field).filter(name -> !name.isEmpty());
    }

    /** One English sentence. With a {@link #field()} it goes on after the field's name. */
    public String sentence() {
        return getMessage();
    }

    /** What is wrong with a body. */
    public enum Kind {
        EMPTY("The request needs a JSON body"),
        INCOMPLETE("The body did not arrive whole"),
        TOO_LARGE("The body is larger than 64 kB"),
        NOT_UTF8("The body is not UTF-8 text"),
        SYNTAX("The body is not one JSON document"),
        DUPLICATE_MEMBER("The body names a member twice"),
        TOO_DEEP("The body is nested deeper than 32 levels"),
        BAD_TEXT("The body holds a NUL character or half of a surrogate pair"),
        NULL_DOCUMENT("The body is null"),
        /** A member, or the document, of another type than the record declares; numbers out of range too. */
        TYPE("The body is not the JSON object that this call takes");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }
}
