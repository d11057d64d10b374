/** Signing in, choosing an identity, and signing out, in the words of this contract (2.1). */
package gatehouse.contract.multi.authentication;
