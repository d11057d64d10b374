/** Wallets and cards in the words of the eclipse contract (rows 20 to 22), and the view of a card by its password. */
package gatehouse.contract.eclipse.card;
