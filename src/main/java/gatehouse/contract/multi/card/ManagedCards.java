package gatehouse.contract.multi.card;

import java.util.List;

/**
 * Cards, as lists of this contract are.
 *
 * @param count how many there are
 * @param responseCount how many are here
 */
record ManagedCards(List<ManagedCard> cards, int count, int responseCount) {}
