package gatehouse.console.text;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
import gatehouse.tenant.Language;
import gatehouse.text.BuiltIn;
import gatehouse.text.MessageText;
import gatehouse.text.OriginHost;
import gatehouse.text.Place;
import gatehouse.text.TextPurpose;
import gatehouse.text.TextRules.Preview;
import gatehouse.text.TextSettings;
import gatehouse.text.Wording;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The texts of a tenant as JSON. */
public final class TextFields {
    private TextFields() {}

    /**
     * How a tenant writes.
     *
     * @param language of BCP 47 for whoever has none of their own; absent: English
     * @param originBound whether codes by SMS end with the line {@code @host #code}
     * @param host the domain of the pages that codes are for; only with {@code originBound}
     */
    public record Settings(String language, @NotNull Boolean originBound, String host) {
        static Settings of(TextSettings settings) {
            return new Settings(
                    settings.language().map(Language::tag).orElse(null),
                    settings.host().isPresent(),
                    settings.host().map(OriginHost::name).orElse(null));
        }
    }

    /**
     * A text to be stored, or to be looked at.
     *
     * @param version of the text that it was made from; absent: there was none. Not looked at in a preview
     * @param subject of an e-mail; absent: the usual one
     * @param body with places in braces
     * @param segments how many short messages it may be, 1 to 3; absent: 1
     */
    public record Said(
            @Min(0) Long version,
            @Size(max = 200) String subject,
            @NotNull @Size(max = 4_000) String body,
            @Min(1) @Max(Wording.MOST_SEGMENTS) Integer segments) {
        Wording wording() {
            return new Wording(Optional.ofNullable(subject), body, segments == null ? 1 : segments);
        }

        long seen() {
            return version == null ? 0 : version;
        }
    }

    /**
     * How long a text is by SMS.
     *
     * @param alphabet {@code GSM_7} or {@code UCS_2}
     * @param units of 160 or 70 that one short message has
     */
    public record Length(SmsLength.Alphabet alphabet, int units, int segments) {
        static Length of(SmsLength length) {
            return new Length(length.alphabet(), length.units(), length.segments());
        }
    }

    /**
     * A text as somebody reads it, with samples in its places.
     *
     * @param length of that by SMS
     * @param longest with the longest that there can be in its places
     */
    public record Shown(String subject, String text, Length length, Length longest) {
        static Shown of(Preview preview) {
            return new Shown(
                    preview.subject().orElse(null),
                    preview.text(),
                    preview.length().map(Length::of).orElse(null),
                    preview.longest().map(Length::of).orElse(null));
        }
    }

    /** A text that is said. */
    public record Text(
            Channel channel,
            String language,
            TextPurpose purpose,
            long version,
            String subject,
            String body,
            Integer segments,
            Shown preview) {
        static Text of(MessageText text, Preview preview) {
            Wording wording = text.wording();
            boolean isSms = text.key().channel() == Channel.SMS;
            return new Text(
                    text.key().channel(),
                    text.key().language().tag(),
                    text.key().purpose(),
                    text.version(),
                    wording.subject().orElse(null),
                    wording.body(),
                    isSms ? wording.segments() : null,
                    Shown.of(preview));
        }
    }

    /**
     * What can be said.
     *
     * @param places that a text may name
     * @param needed those that it has to name
     * @param builtIn what is said where the tenant has no text of its own; {@code life} in it is a time with its unit
     */
    public record Purpose(
            TextPurpose purpose, List<Channel> channels, List<String> places, List<String> needed, String builtIn) {
        static Purpose of(TextPurpose purpose) {
            return new Purpose(
                    purpose,
                    Arrays.stream(Channel.values()).filter(purpose::leavesBy).toList(),
                    words(purpose.places()),
                    words(purpose.needed()),
                    BuiltIn.of(purpose));
        }

        private static List<String> words(List<Place> places) {
            return places.stream().map(Place::word).toList();
        }
    }

    /** @param purposes of all texts that there are */
    public record All(Settings settings, List<Text> texts, List<Purpose> purposes) {}
}
