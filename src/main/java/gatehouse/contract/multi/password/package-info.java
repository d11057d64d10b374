/** Passwords in the words of this contract: the first one, its change, its rules, and the way back in (2.2, 3.4). */
package gatehouse.contract.multi.password;
