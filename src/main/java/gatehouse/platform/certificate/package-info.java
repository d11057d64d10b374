/**
 * The keys and certificates that settings name, and whether they are fit to be used. Without it a connection over TLS
 * would trust whom Java trusts, and show nothing of ours. May not know who is called over it.
 */
package gatehouse.platform.certificate;
