/** The own cards of whoever is signed in (reads of {@code /managed_cards}). */
package gatehouse.contract.multi.card;
