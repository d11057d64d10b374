/**
 * Who works for a tenant, an institution or the operator, in which role, and what a tenant lets each role do. Nobody gives
 * away more than they have. May not know how anybody signs in later, nor any contract's words.
 */
package gatehouse.staff;
