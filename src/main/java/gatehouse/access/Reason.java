package gatehouse.access;

import java.util.Optional;

/**
 * Why somebody does what they may, in their own words: {@value #LEAST} to {@value #MOST} code points of visible text with
 * blanks between them. Nothing in it breaks or reorders the line that it is shown in.
 */
public record Reason(String text) {
    public static final int LEAST = 5;
    public static final int MOST = 200;

    /** What is drawn as nothing although it is a letter or a sign, and what stands for bytes that were no letters. */
    private static final String BLANK = "\u034F\u115F\u1160\u2800\u3164\uFFA0\uFFFD";

    public Reason {
        if (!isFit(text)) {
            throw new IllegalArgumentException("Not a reason");
        }
    }

    /** Blanks around it do not count. @return empty when it is too short or long, or has what nobody sees */
    public static Optional<Reason> parse(String text) {
        String stripped = text.strip();
        return isFit(stripped) ? Optional.of(new Reason(stripped)) : Optional.empty();
    }

    private static boolean isFit(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= LEAST
                && length <= MOST
                && text.codePoints().allMatch(Reason::isVisible)
                && text.equals(text.strip());
    }

    private static boolean isVisible(int codePoint) {
        return BLANK.indexOf(codePoint) < 0 && isOfVisibleType(codePoint);
    }

    private static boolean isOfVisibleType(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** It may name somebody, and is for the audit alone. */
    @Override
    public String toString() {
        return "Reason[hidden]";
    }
}
