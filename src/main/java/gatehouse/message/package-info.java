/**
 * Whatever leaves the server: an outbox of sealed rows, a queue that points to them, and the gateways that carry them
 * away by SMS, e-mail, push or webhook. Without it no code, link or notice would reach anybody, or would leave although
 * the call that wanted it was rolled back.
 *
 * <p>A caller posts a {@link gatehouse.message.Draft} to the {@link gatehouse.message.Outbox} in its own transaction and
 * is done. The row is the truth; the queued message is a hint that may be lost, late or doubled. Each message is
 * delivered at least once, always under the same id, and never after it expired.
 *
 * <p>May not know who signs in, what a code is good for, or how a caller is answered.
 */
package gatehouse.message;
