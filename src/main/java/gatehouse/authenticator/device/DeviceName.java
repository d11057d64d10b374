package gatehouse.authenticator.device;

/** What the owner knows a device by: 1 to 80 code points without control characters. */
public record DeviceName(String text) {
    public static final int LONGEST = 80;

    public DeviceName {
        if (!isName(text)) {
            throw new IllegalArgumentException("The name of a device has 1 to " + LONGEST + " visible characters");
        }
    }

    public static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints().noneMatch(Character::isISOControl);
    }
}
