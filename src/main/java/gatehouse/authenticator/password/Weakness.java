package gatehouse.authenticator.password;

import gatehouse.tenant.PasswordPreset;
import java.util.function.Function;

/** Why a text will not do as a new password. */
public enum Weakness {
    /** Holds a NUL, another control character, or half of a surrogate pair. */
    MALFORMED(preset -> "The password contains characters that cannot be typed."),
    /** Looks like a BCrypt string. Such a text is imported by those who may, and never taken as clear text. */
    LOOKS_HASHED(preset -> "The password looks like a BCrypt hash."),
    TOO_SHORT(preset -> "The password must have at least " + preset.least() + " characters."),
    TOO_LONG(preset -> "The password must have at most " + preset.most() + " characters."),
    /** Lacks one of the four character classes that this preset asks for. */
    TOO_SIMPLE(preset ->
            "The password must contain an upper-case letter, a lower-case letter, a digit and another character."),
    /** Made of words that anybody could guess from the context, such as the login name. */
    CONTEXT_WORD(
            preset -> "The password must not be made of the login name or other words that belong to this account."),
    /** One of the last passwords of the same subject. */
    USED_BEFORE(preset -> "The password was one of the last " + preset.remembered() + " of this account."),
    /** On a list of common or breached passwords. */
    COMMON(preset -> "The password is on a list of passwords that are common or known from breaches.");

    private final Function<PasswordPreset, String> sentence;

    Weakness(Function<PasswordPreset, String> sentence) {
        this.sentence = sentence;
    }

    /** One plain English sentence for whoever chose the password (R-03: give the reason). */
    public String sentence(PasswordPreset preset) {
        return sentence.apply(preset);
    }
}
