package gatehouse.message.gateway;

/**
 * What a gateway learns of a message after it took it over.
 *
 * @param reference what its submission was accepted under
 * @param delivered whether the recipient has it; else it will not arrive
 * @param reason why not, without recipient and text; empty when it was delivered
 */
public record Receipt(String reference, boolean delivered, String reason) {
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_REASON = 200;

    /** As much as rows have room for; the reference of an accepted submission is cut at the same place. */
    public Receipt {
        reference = cut(reference, LONGEST_REFERENCE);
        reason = cut(reason, LONGEST_REASON);
    }

    public static Receipt delivered(String reference) {
        return new Receipt(reference, true, "");
    }

    public static Receipt failed(String reference, String reason) {
        return new Receipt(reference, false, reason);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
