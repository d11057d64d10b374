/**
 * May I, and if not, when? Consecutive failures that lock a factor, and requests counted against a limit. Without it a
 * stranger could guess for as long as he likes, and one caller could use up what belongs to all.
 *
 * <p>May not know who signs in, what is being guessed, or how a refusal is told: it works with holders, numbers and
 * times. Nothing here is ever answered from memory, because two nodes share one truth.
 */
package gatehouse.throttle;
