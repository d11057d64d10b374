/**
 * Who may do what: the caller of a request, and the table that says which role reaches how far. Deny by default. May not
 * know how a caller proved who they are, nor what any operation does.
 */
package gatehouse.access;
