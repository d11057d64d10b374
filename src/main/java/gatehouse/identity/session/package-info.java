/**
 * The sessions of an identity in the hands of its owner and of the tenant: which there are, and the end of them. Without
 * it nobody could throw out whoever took a device or a token. May not know how a session begins.
 */
package gatehouse.identity.session;
