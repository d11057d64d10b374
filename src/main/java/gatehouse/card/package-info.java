/**
 * What customers own and spend with: wallets, cards, and the card access password that shows a card whole. Without it
 * nobody could see their card, or everybody could. A card's number is sealed at rest, and its security code is never
 * here at all.
 *
 * <p>May not know who is asking, how often they may guess, nor how a refusal is worded.
 */
package gatehouse.card;
