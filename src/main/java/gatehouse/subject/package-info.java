/**
 * Who signs in, and for whom: subjects with their login names, and the customers they act for. May not know how anybody
 * proves who they are, nor what a session is.
 */
package gatehouse.subject;
