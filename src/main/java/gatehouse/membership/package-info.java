/**
 * How people and companies become customers on their own, how those who speak for a customer let others act beside them,
 * and what each of them may change about themselves. May not know how anybody signs in later, nor any contract's words.
 */
package gatehouse.membership;
