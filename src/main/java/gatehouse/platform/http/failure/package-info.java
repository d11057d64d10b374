/**
 * One list of everything that can go wrong with a call, whoever noticed it first, for each door to word in its own
 * dialect. May not know any contract, path or code.
 */
package gatehouse.platform.http.failure;
