/**
 * The paper that a session carries: JWTs, the keys that sign them with their rotation, and the key set that everybody
 * verifies with. May not know passwords, challenges, or the words of any contract.
 */
package gatehouse.token;
