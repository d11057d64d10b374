/** Signing in, renewing, signing out and changing a password in the words of the eclipse contract (rows 1, 4, 5, 11, 12). */
package gatehouse.contract.eclipse.authentication;
