package gatehouse.message.budget;

/** A text is not sent; told in the transaction that holds it back. */
public record TextHeld(long tenantId, Hold why) {}
