/**
 * Messages through the HTTP API of a provider, any of them: what is sent and how its answer is read is told by settings.
 * May not know why something is sent, nor the outbox.
 */
package gatehouse.message.http;
