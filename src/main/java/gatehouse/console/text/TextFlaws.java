package gatehouse.console.text;

import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.text.TextFlaw;

/** Words what is wrong with a text for whoever wrote it. */
final class TextFlaws {
    private TextFlaws() {}

    static InvalidCall worded(TextFlaw flaw) {
        return switch (flaw.fault()) {
            case NOT_FOR_THIS_CHANNEL -> of(flaw, "Channel", "must be there for e-mail only");
            case BLANK -> of(flaw, "NotBlank", "must not be blank");
            case UNKNOWN_PLACE -> of(flaw, "Place", "must not have " + flaw.what() + " here");
            case MISSING_PLACE -> of(flaw, "Place", "must have " + flaw.what());
            case CROWDED_PLACE ->
                of(flaw, "Place", "must have a blank or a sign between a place and what is beside it: " + flaw.what());
            case UNSEEN_CHARACTER -> of(flaw, "Character", "must not have the character " + flaw.what());
            case LINK -> of(flaw, "Link", "must not have what looks like a link or an address: " + flaw.what());
            case TOO_LONG -> of(flaw, "Length", "must be shorter: " + flaw.what());
        };
    }

    private static InvalidCall of(TextFlaw flaw, String rule, String sentence) {
        return InvalidCall.of(flaw.field(), rule, sentence);
    }
}
