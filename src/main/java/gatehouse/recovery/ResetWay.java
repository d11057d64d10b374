package gatehouse.recovery;

import gatehouse.challenge.Kind;

/** How what resets a password reaches its owner. */
public enum ResetWay {
    /** Six digits by SMS, to be typed. */
    CODE(Kind.CODE),
    /** A link by SMS with a long token in it. */
    LINK(Kind.LINK),
    /** A link by e-mail with six digits in it, to the subject's own address. */
    MAIL(Kind.CODE);

    private final Kind kind;

    ResetWay(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
