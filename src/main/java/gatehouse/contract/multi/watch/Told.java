package gatehouse.contract.multi.watch;

import gatehouse.contract.multi.wire.CredentialId;
import gatehouse.subject.Customer;
import jakarta.annotation.Nullable;

/** What both kinds of events have. */
final class Told {
    private Told() {}

    /** An identity, by the plural that webhooks have for its type. */
    record Identity(String type, String id) {
        static Identity of(Customer customer) {
            String type = switch (customer.kind()) {
                case CONSUMER -> "consumers";
                case CORPORATE -> "corporates";
            };
            return new Identity(type, Long.toString(customer.id()));
        }
    }

    /** What is to be carried out, as a step-up is asked for it. */
    record Operation(Amount amount, String payee) {
        static Operation of(gatehouse.challenge.Operation confirmed) {
            return new Operation(new Amount(confirmed.currency(), confirmed.amount()), confirmed.payee());
        }
    }

    /** @param amount in the smallest unit of the currency */
    record Amount(String currency, long amount) {}

    /**
     * {@code login/watch}.
     *
     * @param status VERIFIED or DECLINED
     * @param type PASSWORD, BIOMETRIC for a device, or TOKEN for an exchange
     * @param publishedTimestamp milliseconds since 1970, as a text
     */
    record Login(CredentialId credential, Identity identity, String status, String type, String publishedTimestamp) {}

    /**
     * {@code stepup/watch}.
     *
     * @param type SMS_OTP, AUTHY_PUSH or BIOMETRIC
     * @param status VERIFIED, DECLINED or EXPIRED
     * @param authToken of a login by a device the only way to its session; empty where the token that asked is the one that
     *     is stepped up; absent when nothing was verified
     * @param operation that was confirmed, once and nothing else; absent when the session was raised. Not in the contract
     */
    record StepUp(
            CredentialId credential,
            Identity identity,
            String challengeId,
            String type,
            String status,
            String publishedTimestamp,
            @Nullable String authToken,
            @Nullable Operation operation) {
        /** It may carry a token. */
        @Override
        public String toString() {
            return "StepUp[hidden]";
        }
    }
}
