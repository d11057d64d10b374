/**
 * Requests for a code, between their answer and the moment they are carried out. Without it the time of an answer would
 * tell who is a customer here. And what becomes of a message once its code is over. May not know who anybody is, nor what any code is good for.
 */
package gatehouse.coderequest;
