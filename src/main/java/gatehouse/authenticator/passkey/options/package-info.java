/**
 * What browsers and apps are asked in, member by member as WebAuthn Level 3 writes it in JSON, so that a page hands it on
 * as it is. Limits are for the description of what is answered. May know nothing.
 */
package gatehouse.authenticator.passkey.options;
