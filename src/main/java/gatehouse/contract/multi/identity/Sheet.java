package gatehouse.contract.multi.identity;

import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.wire.Mobile;
import gatehouse.member.Account;
import gatehouse.member.Member;
import gatehouse.membership.OpenAccount;
import gatehouse.membership.Person;
import gatehouse.subject.EmailAddress;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What both kinds of identity are opened with, read and not yet judged beyond its shape. */
record Sheet(
        String profileId,
        Member.Details details,
        String email,
        Mobile mobile,
        Optional<String> company,
        Optional<String> country,
        Optional<String> companyType,
        Optional<String> baseCurrency,
        String ipAddress,
        boolean acceptedTerms) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** What speaks against it, whoever brings it; empty when nothing does. */
    Optional<MultiCode> objection() {
        if (!acceptedTerms) {
            return Optional.of(MultiCode.TERMS_NOT_ACCEPTED);
        }
        if (country.filter(code -> !COUNTRIES.contains(code)).isPresent()) {
            return Optional.of(MultiCode.COUNTRY_INVALID);
        }
        if (baseCurrency.filter(code -> !CURRENCIES.contains(code)).isPresent()) {
            return Optional.of(MultiCode.CURRENCY_UNSUPPORTED);
        }
        return mobile.phone().isEmpty() ? Optional.of(MultiCode.MOBILE_OR_COUNTRY_CODE_INVALID) : Optional.empty();
    }

    /** Of one without an {@link #objection()}. */
    OpenAccount.Wish wish(long tenantId) {
        return new OpenAccount.Wish(
                tenantId,
                profileId,
                new Person(details, new EmailAddress(email), mobile.phone()),
                company,
                new Account.Facts(ipAddress, country, companyType, baseCurrency));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Sheet[hidden]";
    }
}
