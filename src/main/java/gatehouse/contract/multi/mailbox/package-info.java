/** Confirming the e-mail address that somebody signs in with, alike for persons, companies and users (2.4). */
package gatehouse.contract.multi.mailbox;
