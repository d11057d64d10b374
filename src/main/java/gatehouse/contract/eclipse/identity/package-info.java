/** The identities of a customer in the words of the eclipse contract (rows 7 to 10). */
package gatehouse.contract.eclipse.identity;
