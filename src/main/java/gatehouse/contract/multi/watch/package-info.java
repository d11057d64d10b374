/**
 * What a tenant's webhook is told of logins and step-ups, in the words of this contract (3.2, 3.3). Observes what the core
 * does, in its transaction, so that nothing is told that did not happen, and nothing that did is forgotten.
 */
package gatehouse.contract.multi.watch;
