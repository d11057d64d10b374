/** Verifications of phones, mailboxes and identities in the words of the eclipse contract (rows 13 and 14). */
package gatehouse.contract.eclipse.verification;
