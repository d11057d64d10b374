package gatehouse.contract.multi.description;

import java.util.Map;
import java.util.Optional;

/** What the names of the wire mean; a name that means something else in one record stands with it. */
final class Meanings {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("email", "The address that somebody signs in with; upper and lower case are the same"),
            Map.entry("password", "The password, in an object of its own"),
            Map.entry("PasswordValue.value", "In clear; never taken as a hash"),
            Map.entry("oldPassword", "The present password, in an object of its own"),
            Map.entry("newPassword", "Its successor, in an object of its own"),
            Map.entry("nonce", "The six digits that the mailed link carries; a number will do"),
            Map.entry("passwordInfo", "What is known of the password"),
            Map.entry("identityId", "The customer that its owner acts for"),
            Map.entry("expiryDate", "When it has to be changed, in epoch milliseconds; 0 for never"),
            Map.entry("user_id", "The number of the user"),
            Map.entry("profileId", "The profile of the programme under which it was opened"),
            Map.entry("tag", "What the programme files it under"),
            Map.entry("rootUser", "The person who speaks for the identity, and bears its number"),
            Map.entry("ipAddress", "Where whoever opened the identity called from"),
            Map.entry("acceptedTerms", "false is refused; may be left out"),
            Map.entry("baseCurrency", "ISO 4217"),
            Map.entry("creationTimestamp", "In epoch milliseconds"),
            Map.entry("surname", "The family name"),
            Map.entry("mobile", "The mobile number that codes go to"),
            Map.entry("countryCode", "Digits behind a plus"),
            Map.entry("number", "What follows the country code"),
            Map.entry("dateOfBirth", "In three parts"),
            Map.entry("year", "Of the calendar"),
            Map.entry("month", "1 to 12"),
            Map.entry("day", "Of the month, from 1"),
            Map.entry("address", "Where the person lives; only the country is kept"),
            Map.entry("country", "ISO 3166 alpha-2"),
            Map.entry("companyPosition", "What the root user is in the company"),
            Map.entry("company", "The company"),
            Map.entry("type", "The legal form, in words of the programme"),
            Map.entry("registrationCountry", "ISO 3166 alpha-2"),
            Map.entry("active", "Whether the user has not been shut out"),
            Map.entry("emailVerified", "Whether the address was confirmed by a code"),
            Map.entry("mobileNumberVerified", "Whether the mobile was confirmed by a code"),
            Map.entry("verificationCode", "The six digits that were sent; a number will do"),
            Map.entry("inviteCode", "The six digits that were mailed; a number will do"),
            Map.entry("UserResponse.id", "The number of the user"),
            Map.entry("ConsumerResponse.id", "The identity"),
            Map.entry("CorporateResponse.id", "The identity"),
            Map.entry("RootUserResponse.id", "The user"),
            Map.entry("users", "In the order in which they came"),
            Map.entry("count", "How many there are in all"),
            Map.entry("responseCount", "How many are here"),
            Map.entry("token", "To be sent as Authorization: Bearer"),
            Map.entry("tokenType", "ACCESS opens everything; AUTH has to be exchanged for an identity first"),
            Map.entry("identity", "The customer that is acted for"),
            Map.entry("credentials", "Who is signed in"),
            Map.entry("CredentialId.type", "ROOT opened the identity, USER was let in by it"),
            Map.entry("CredentialId.id", "The number of the user"),
            Map.entry("IdentityId.type", "A person or a company"),
            Map.entry("IdentityId.id", "The number of the identity"),
            Map.entry("IdentityResponse.id", "The identity"),
            Map.entry("name", "What people call it"),
            Map.entry("AccessTokenResponse.status", "STEPPED_UP where a second factor was shown, else STANDARD"),
            Map.entry("message", "A sentence for developers"),
            Map.entry("syntaxErrors", "What is wrong with the fields"),
            Map.entry("channel", "How the factor is reached"),
            Map.entry("factors", "Absent when there is none"),
            Map.entry("FactorResponse.type", "OTP, PUSH or BIOMETRIC"),
            Map.entry("FactorResponse.channel", "SMS, AUTHY or BIOMETRIC"),
            Map.entry(
                    "FactorResponse.status", "PENDING_VERIFICATION, ACTIVE, or INACTIVE after a change of the number"),
            Map.entry("operation", "What the code is to confirm, and nothing else"),
            Map.entry("OperationRequest.amount", "What is paid"),
            Map.entry(
                    "OperationRequest.payee", "Named in the text: letters, digits and few marks of the Latin alphabet"),
            Map.entry("AmountRequest.amount", "In the smallest unit of the currency"),
            Map.entry("AmountRequest.currency", "ISO 4217"),
            Map.entry("offset", "How many to skip"),
            Map.entry("limit", "How many at most"));

    private Meanings() {}

    static Optional<String> of(String name) {
        return Optional.ofNullable(MEANINGS.get(name));
    }
}
