/** The identities of customers and admin users in the words of the eclipse contract (rows 7 to 10 and 16). */
package gatehouse.contract.eclipse.identity;
