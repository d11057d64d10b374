/** The admin and system users of a tenant in the words of the eclipse contract (row 15). */
package gatehouse.contract.eclipse.staff;
