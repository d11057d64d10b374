/**
 * The part of HTTP that all doors share: who calls over what, the trace of the call, headers on every answer, CORS, and
 * one list of failures that each door words in its own dialect, whoever noticed them first: the container, JAX-RS or
 * our code. May not know any path, code or sentence of a contract.
 */
package gatehouse.platform.http;
