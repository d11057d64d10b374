/**
 * Getting back in: somebody who lost a password proves by a code or a link that the phone on the profile is theirs, and
 * chooses another one. Without it a forgotten password is a lost customer. May not know any contract's words, nor how a
 * message travels.
 */
package gatehouse.recovery;
