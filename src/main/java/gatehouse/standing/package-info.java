/**
 * What several rooms know of somebody who signs in, asked of the database at once: sign-ins come in floods, and each
 * question costs. Each room says in its own words what is asked of it; here the words are put together (ADR 21). May not
 * know what follows from the answers.
 */
package gatehouse.standing;
