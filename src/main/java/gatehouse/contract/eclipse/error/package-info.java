/**
 * The refusals of the eclipse contract (1.4): one array of errors for every status from 400 up. May not know any
 * resource.
 */
package gatehouse.contract.eclipse.error;
