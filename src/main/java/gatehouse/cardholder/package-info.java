/**
 * What the holder of a card and the tenant behind it do with it: open wallets, issue cards, give and set the card access
 * password, and look at a card whole. Without it the vault below would stay shut. May not know any contract's words, nor
 * how a session is opened: a card access password never opens one.
 */
package gatehouse.cardholder;
