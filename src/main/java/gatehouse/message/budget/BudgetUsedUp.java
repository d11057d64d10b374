package gatehouse.message.budget;

import gatehouse.message.budget.Text.Kind;

/**
 * A text took the last unit that a tenant has for a country, or for all texts, until the next window opens: told once for a
 * window, in the transaction that counts that text.
 *
 * @param budget {@link Hold#PREFIX} or {@link Hold#TENANT}
 * @param window {@code hour} or {@code day}
 * @param prefix where that text goes
 */
public record BudgetUsedUp(long tenantId, Hold budget, String window, Kind kind, String prefix) {}
