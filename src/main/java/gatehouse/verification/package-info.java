/**
 * Confirming that a phone, a mailbox or an identity is in the hands of whoever says so, by a code that is sent there.
 * Without it nobody without a token could prove to be there. May not know what the proof is good for, nor any contract's
 * words.
 */
package gatehouse.verification;
