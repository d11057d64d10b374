/** The sessions of an identity, which the published contract does not have: our own addition, in its words and errors. */
package gatehouse.contract.eclipse.session;
