/**
 * The door of the providers that carry our messages: where they tell what became of one. May not know any contract, nor
 * how a provider words its receipts.
 */
package gatehouse.callback;
