/** The customers of a tenant in the words of the eclipse contract (rows 18 and 19). */
package gatehouse.contract.eclipse.customer;
