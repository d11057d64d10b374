/**
 * Making a phone a factor of its owner: a code goes to the number that is known, and whoever shows it has the phone.
 * Without it nobody could step up. May not know any contract's words.
 */
package gatehouse.enrolment;
