/**
 * E-mail by SMTP (RFC 5321), through a mail session of the server's or a relay of our own settings. Of Jakarta Mail only
 * the API is used; what implements it is the server's. May not know why something is sent, nor the outbox.
 */
package gatehouse.message.smtp;
