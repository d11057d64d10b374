package gatehouse.contract.eclipse.description;

import java.util.Map;
import java.util.Optional;

/**
 * What the names of the wire mean. One name means one thing, so it is said once, here, and the records stay readable; a
 * name that means something else in one record stands with it.
 */
final class Meanings {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("tenantId", "The number of the tenant"),
            Map.entry("customerId", "The number of the customer; for a customer, the uid of the token"),
            Map.entry("adminUserId", "The number of the admin user; for one, the uid of the token"),
            Map.entry("passkeyId", "The id of the passkey, as in the list"),
            Map.entry("cardId", "The number of the card"),
            Map.entry("walletId", "The number of the wallet"),
            Map.entry("identity", "The name to sign in with; upper and lower case are the same"),
            Map.entry("IdentityRequest.identity", "The name to sign in with; CAP is the card access password"),
            Map.entry("password", "In clear; never taken as a hash"),
            Map.entry("IdentityRequest.password", "In clear, or a BCrypt string where the tenant imports it"),
            Map.entry("totp", "The six digits of the authenticator app, each good once"),
            Map.entry("IdentityRequest.totp", "true enrols a TOTP, false takes it away"),
            Map.entry("IdentityResponse.totp", "Whether a login needs a TOTP"),
            Map.entry("otp", "The one-time code that stands in for a token"),
            Map.entry("cap", "The card access password"),
            Map.entry("hash", "The one-time PIN, or what came with the link behind its #"),
            Map.entry("PasswordChangeInitRequest.type", "A PIN to type, or a link to open"),
            Map.entry("CredentialFields.type", "public-key"),
            Map.entry("position", "A published role or position, such as TENANT_SYSTEM or LEVEL_01"),
            Map.entry("SessionResponse.expires", "When it is over if no further call is made"),
            Map.entry("jwt", "The token, without Bearer"),
            Map.entry("algorithm", "How the key answers; decryption where a request leaves it out"),
            Map.entry("clientChallenge", "Base64 of what only the server can decrypt, where it offers that"),
            Map.entry("challengeId", "Names the challenge"),
            Map.entry("base64EncodedChallenge", "To be decrypted or signed"),
            Map.entry(
                    "base64EncodedClientChallengeResponse",
                    "Base64 of the SHA-256 of what the clientChallenge held: the server has its key"),
            Map.entry("base64EncodedChallengeSHA256", "Which challenge is answered: base64 of its SHA-256"),
            Map.entry("base64EncodedChallengeResponseSHA256", "Base64 of the SHA-256 of what was decrypted"),
            Map.entry("base64EncodedChallengeSignature", "Base64 of the signed challenge, instead of the response"),
            Map.entry(
                    "base64EncodedPublicKey",
                    "Base64 of the DER SubjectPublicKeyInfo of an RSA key, 2048 to 8192 bits"),
            Map.entry("hasPublicKey", "Whether a login needs an answer of the key"),
            Map.entry("IdentityRequest.hasPublicKey", "false takes the key away"),
            Map.entry("IdentityResponse.webAuthn", "Whether the identity has a passkey"),
            Map.entry("LoginChallengeResponse.webAuthn", "What a device with a passkey is asked"),
            Map.entry("webAuthn", "CREATE to register a passkey, GET to show one; what fits when absent"),
            Map.entry(
                    "authLockedAfter",
                    "From then on the identity is out of use; a change of the password before clears it"),
            Map.entry("expires", "Until when, the same instant as expiresEpochSecs"),
            Map.entry("IdentityRequest.expires", "From then on the password has to be changed"),
            Map.entry("IdentityResponse.expires", "From then on the password has to be changed"),
            Map.entry("expiresEpochSecs", "Until when, in seconds since 1970"),
            Map.entry("qrCode", "Base64 of a PNG that says totpUri; shown once"),
            Map.entry("totpUri", "An otpauth URI with the secret of the TOTP; shown once"),
            Map.entry("headerName", "The header to send the token in"),
            Map.entry("headerValue", "Bearer and the token, to be sent as it is"),
            Map.entry("sessionId", "The session; renewals keep it"),
            Map.entry(
                    "WebAuthnPart.type",
                    "CREATE or GET, after the function of navigator.credentials that takes the rest"),
            Map.entry(
                    "WebAuthnPart.publicKey",
                    "For CREATE PublicKeyCredentialCreationOptionsJSON, for GET PublicKeyCredentialRequestOptionsJSON, as"
                            + " WebAuthn Level 3 has them"),
            Map.entry("rp", "Whom the passkey is made for"),
            Map.entry("user", "Whose passkey it will be, as a device lists it"),
            Map.entry("challenge", "What the device signs: 32 random bytes in base64url, good once"),
            Map.entry("pubKeyCredParams", "The kinds of keys that are taken, best first"),
            Map.entry("timeout", "How long the person may take, in milliseconds"),
            Map.entry("excludeCredentials", "Passkeys that are registered already"),
            Map.entry("authenticatorSelection", "What the device has to be able to do"),
            Map.entry("attestation", "Whether the device says what it is"),
            Map.entry("rpId", "The domain that the passkeys are bound to"),
            Map.entry("allowCredentials", "Passkeys that may be shown; for a name without any, made up"),
            Map.entry("userVerification", "Whether the device verifies who holds it, by PIN or biometrics"),
            Map.entry("PublicKeyCredentialRpEntity.id", "The domain that the passkey is bound to"),
            Map.entry("PublicKeyCredentialRpEntity.name", "The name of the tenant"),
            Map.entry(
                    "PublicKeyCredentialUserEntityJSON.id", "The user handle: 32 bytes in base64url, no personal data"),
            Map.entry("PublicKeyCredentialUserEntityJSON.name", "The name to sign in with"),
            Map.entry("displayName", "As name"),
            Map.entry("PublicKeyCredentialParameters.type", "public-key"),
            Map.entry("alg", "A COSE algorithm: -8 EdDSA, -7 ES256, -257 RS256"),
            Map.entry("residentKey", "Whether the device keeps the passkey with the name"),
            Map.entry("requireResidentKey", "The same in the words of WebAuthn Level 1"),
            Map.entry("PublicKeyCredentialDescriptorJSON.type", "public-key"),
            Map.entry("PublicKeyCredentialDescriptorJSON.id", "The id of the passkey in base64url"),
            Map.entry(
                    "PublicKeyCredentialDescriptorJSON.transports",
                    "How the device can be reached, such as usb, hybrid or internal; empty when it never said"),
            Map.entry("VerificationRequest.type", "How the code is sent; SMS when absent"),
            Map.entry("roles", "What the caller may do"),
            Map.entry("csrfHeaderName", "Always renew-csrf"),
            Map.entry("csrfToken", "For the header renew-csrf of a renewal"),
            Map.entry("renew-csrf", "The csrfToken that came with the token"),
            Map.entry("firstName", "As in the customer's papers"),
            Map.entry("lastName", "As in the customer's papers"),
            Map.entry("dateOfBirth", "Year, month and day"),
            Map.entry("nationalIdentityNumber", "As the customer's state gave it"),
            Map.entry("phone1", "Digits with the country code, without +"),
            Map.entry("email", "The whole address"),
            Map.entry("externalUniqueId", "The tenant's own id of the customer, given to one of them only"),
            Map.entry("userTypeId", "The tenant's own kind of customer"),
            Map.entry("version", "0 at creation, one more with each change"),
            Map.entry("status", "ACTIVE where it can be used"),
            Map.entry("created", "When it was made"),
            Map.entry("currency", "ISO 4217"),
            Map.entry("pan", "The number of the card"),
            Map.entry("CardResponse.pan", "The first six and the last four digits of the number"),
            Map.entry("expiry", "The last month of the card, such as 2030-12"),
            Map.entry("cvv", "The security code; not stored"),
            Map.entry("cardHolderName", "As it is on the card"),
            Map.entry("offset", "How many to skip"),
            Map.entry("limit", "How many at most"));

    private Meanings() {}

    static Optional<String> of(String name) {
        return Optional.ofNullable(MEANINGS.get(name));
    }

    static Optional<String> of(String record, String member) {
        return of(record + "." + member).or(() -> of(member));
    }
}
