/**
 * What the build says about the eclipse door beyond its code: its codes, and what the names of its wire mean. Left out of
 * the archive.
 */
package gatehouse.contract.eclipse.description;
