/**
 * SMS through an operator's message centre by SMPP 3.4: one session that stays bound, texts cut into what a phone puts
 * together again, and the receipts that come back on it. May not know why something is sent.
 */
package gatehouse.message.smpp;
