package gatehouse.contract.eclipse.identity;

import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.PhoneNumber;

/** Phones and e-mail addresses as they come over the wire. */
public final class Contacts {
    private Contacts() {}

    /** @throws InvalidCall when the text is no international number */
    public static PhoneNumber phone(String field, String text) {
        return PhoneNumber.parse(text)
                .orElseThrow(() -> InvalidCall.of(
                        field, "Pattern", "must be an international number: digits with the country code"));
    }

    /** @throws InvalidCall when the text is no e-mail address */
    public static EmailAddress email(String field, String text) {
        return EmailAddress.parse(text)
                .orElseThrow(() -> InvalidCall.of(field, "Email", "must be a well-formed e-mail address"));
    }
}
