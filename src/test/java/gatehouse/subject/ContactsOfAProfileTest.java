package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsOfAProfileTest {
    @Test
    void phoneNumberIsDigitsWithOrWithoutPlus() {
        assertThat(PhoneNumber.parse("+27821234567")).contains(new PhoneNumber("27821234567"));
        assertThat(PhoneNumber.parse("27821234567")).contains(new PhoneNumber("27821234567"));
        assertThat(PhoneNumber.parse("1234567")).isPresent();
        assertThat(PhoneNumber.parse("123456789012345")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "123456",
                "1234567890123456",
                "0821234567",
                "++27821234567",
                "27 82 123 4567",
                "٢٧٨٢١٢٣٤٥٦٧"
            })
    void whatIsNotInternationalIsNoPhoneNumber(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void emailAddressIsComparedWithoutRegardToCase() {
        assertThat(EmailAddress.parse("John.Doe+x@Example.COM")).contains(new EmailAddress("john.doe+x@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "john",
                "john@",
                "@example.com",
                "john@example",
                "john@@example.com",
                ".john@example.com",
                "jo..hn@example.com",
                "john@-example.com",
                "john@example-.com",
                "john@example.com.",
                "jo hn@example.com",
                "john@example.com\n",
                "\u212Aate@example.com",
                "kate@exam\u212A.com",
                "zoë@example.com",
                "john@example.--"
            })
    void whatHasAnotherShapeIsNoEmailAddress(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void emailAddressHasAtMost254Characters() {
        String tail = "@example.com";

        assertThat(EmailAddress.parse("a".repeat(254 - tail.length()) + tail)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(255 - tail.length()) + tail)).isEmpty();
    }

    @Test
    void personalDataDoNotShowThemselves() {
        Profile profile = new Profile(
                Optional.of("John"),
                Optional.of("Doe"),
                Optional.of(LocalDate.of(1990, 1, 2)),
                PhoneNumber.parse("27821234567"),
                EmailAddress.parse("john@example.com"),
                Optional.of("9001025800087"),
                Optional.of("ext-1"),
                Optional.of(7L));

        assertThat(profile).hasToString("Profile[hidden]");
        assertThat(profile.phone().orElseThrow()).hasToString("PhoneNumber[hidden]");
        assertThat(profile.email().orElseThrow()).hasToString("EmailAddress[hidden]");
        assertThat(new Customers.Search(profile.phone(), profile.email(), profile.externalUniqueId(), 0, 1).toString())
                .doesNotContain("27821234567", "john", "ext-1");
    }
}
