/**
 * People who sign in by their e-mail address and act for customers of a tenant: who they are, and for whom they hold a
 * mandate. May not know how anybody signs in, nor any contract's words.
 */
package gatehouse.member;
