package gatehouse.text;

import gatehouse.message.Draft;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
import gatehouse.platform.Settings;
import gatehouse.tenant.Language;
import gatehouse.text.TextFlaw.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a tenant may say. A text is measured with the longest value in each of its places, and with the line that names a
 * page, so that what it is allowed to be is never exceeded, whatever is told.
 */
@ApplicationScoped
public class TextRules {
    public static final int LONGEST_BODY = 4_000;

    /** Of a link by SMS, and of one by e-mail with six digits and an address in which each character may take three. */
    private static final int LONGEST_TOKEN = 43;

    private static final int LONGEST_MAIL_TOKEN = "nonce=123456&email=".length() + 3 * 254;
    private static final String SAMPLE_TOKEN = "Zm9yIHNob3cgb25seSwgaXQgb3BlbnMgbm90aGluZy4";

    private final Settings settings;

    @Inject
    public TextRules(Settings settings) {
        this.settings = settings;
    }

    /**
     * A text with samples in its places.
     *
     * @param length of that by SMS; empty for e-mail
     * @param longest with the longest values that there can be
     */
    public record Preview(
            Optional<String> subject, String text, Optional<SmsLength> length, Optional<SmsLength> longest) {}

    public Preview preview(TextKey key, Wording wording, TextSettings of) {
        String sample = rendered(key, wording.body(), of, samples());
        String longest = rendered(key, wording.body(), of, longest(key.channel()));
        Optional<Channel> sms = Optional.of(key.channel()).filter(channel -> channel == Channel.SMS);
        return new Preview(
                wording.subject(),
                sample,
                sms.map(channel -> SmsLength.of(sample)),
                sms.map(channel -> SmsLength.of(longest)));
    }

    /** The first thing that is wrong with a text, if anything. */
    public Optional<TextFlaw> flaw(TextKey key, Wording wording, TextSettings of) {
        return Stream.<Optional<TextFlaw>>of(
                        flawOfSubject(key, wording),
                        flawOfWords(TextFlaw.BODY, wording.body(), key.purpose().places()),
                        flawOfPlaces(key.purpose(), new Template(wording.body())))
                .flatMap(Optional::stream)
                .findFirst()
                // Only a text that is well-formed can be measured.
                .or(() -> flawOfLength(key, wording, of));
    }

    private static Optional<TextFlaw> flawOfSubject(TextKey key, Wording wording) {
        if (wording.subject().isEmpty()) {
            return Optional.empty();
        }
        String subject = wording.subject().get();
        if (key.channel() != Channel.EMAIL) {
            return Optional.of(new TextFlaw(TextFlaw.SUBJECT, Fault.NOT_FOR_THIS_CHANNEL, ""));
        }
        if (subject.indexOf('\n') >= 0) {
            return Optional.of(new TextFlaw(TextFlaw.SUBJECT, Fault.UNSEEN_CHARACTER, "U+000A"));
        }
        if (subject.length() > Draft.LONGEST_SUBJECT) {
            return Optional.of(new TextFlaw(TextFlaw.SUBJECT, Fault.TOO_LONG, "more than 200 characters"));
        }
        return flawOfWords(TextFlaw.SUBJECT, subject, List.of());
    }

    private static Optional<TextFlaw> flawOfWords(String field, String text, List<Place> places) {
        Template template = new Template(text);
        if (text.isBlank()) {
            return Optional.of(new TextFlaw(field, Fault.BLANK, ""));
        }
        if (PlainText.unseen(text).isPresent()) {
            String unseen = "U+%04X".formatted(PlainText.unseen(text).getAsInt());
            return Optional.of(new TextFlaw(field, Fault.UNSEEN_CHARACTER, unseen));
        }
        return template.stranger(places)
                .map(stranger -> new TextFlaw(field, Fault.UNKNOWN_PLACE, stranger))
                .or(() -> PlainText.link(template).map(link -> new TextFlaw(field, Fault.LINK, link)));
    }

    private static Optional<TextFlaw> flawOfPlaces(TextPurpose purpose, Template template) {
        Set<Place> named = template.places();
        return purpose.needed().stream()
                .filter(place -> !named.contains(place))
                .map(place -> new TextFlaw(TextFlaw.BODY, Fault.MISSING_PLACE, "{" + place.word() + "}"))
                .findFirst()
                .or(() -> PlainText.crowded(template)
                        .map(beside -> new TextFlaw(TextFlaw.BODY, Fault.CROWDED_PLACE, beside)));
    }

    private Optional<TextFlaw> flawOfLength(TextKey key, Wording wording, TextSettings of) {
        String longest = rendered(key, wording.body(), of, longest(key.channel()));
        if (key.channel() == Channel.EMAIL) {
            int bytes = longest.getBytes(StandardCharsets.UTF_8).length;
            return Optional.of(new TextFlaw(TextFlaw.BODY, Fault.TOO_LONG, "up to " + bytes + " bytes"))
                    .filter(flaw -> bytes > Draft.LONGEST_MAIL_OR_EVENT);
        }
        SmsLength length = SmsLength.of(longest);
        return Optional.of(new TextFlaw(
                        TextFlaw.BODY,
                        Fault.TOO_LONG,
                        "up to " + length.units() + " places of " + length.alphabet() + ", " + length.segments()
                                + " short messages"))
                .filter(flaw -> length.segments() > wording.segments());
    }

    /** Which of a tenant's texts, and of the built-in ones, would be too long with this page in them. */
    public Optional<TextFlaw> flawOf(TextSettings wanted, List<MessageText> texts) {
        if (wanted.host().isEmpty()) {
            return Optional.empty();
        }
        Stream<String> own = texts.stream()
                .filter(text -> flawOfLength(text.key(), text.wording(), wanted).isPresent())
                .map(text ->
                        text.key().purpose() + " in " + text.key().language().tag());
        Stream<String> builtIn = Arrays.stream(TextPurpose.values())
                .filter(purpose -> purpose.leavesBy(Channel.SMS) && purpose.namesPageBy(Channel.SMS))
                .filter(purpose -> !fitsBriefly(purpose, wanted))
                .map(purpose -> purpose + " as it is built in");
        return Stream.concat(own, builtIn).findFirst().map(tooLong -> new TextFlaw("host", Fault.TOO_LONG, tooLong));
    }

    private boolean fitsBriefly(TextPurpose purpose, TextSettings wanted) {
        TextKey key = new TextKey(Channel.SMS, Language.ENGLISH, purpose);
        return flawOfLength(key, Wording.plain(BuiltIn.brief(purpose)), wanted).isEmpty();
    }

    private static String rendered(TextKey key, String body, TextSettings of, Map<Place, String> values) {
        return new Rendering(new Content(key.purpose(), values), key.channel(), of.host()).whole(body);
    }

    private Map<Place, String> samples() {
        return values(Place::sample, SAMPLE_TOKEN);
    }

    private Map<Place, String> longest(Channel channel) {
        return values(Place::longest, "W".repeat(channel == Channel.SMS ? LONGEST_TOKEN : LONGEST_MAIL_TOKEN));
    }

    private Map<Place, String> values(Function<Place, String> value, String token) {
        Map<Place, String> all = Arrays.stream(Place.values())
                .collect(Collectors.toMap(
                        Function.identity(), value, (one, other) -> one, () -> new EnumMap<>(Place.class)));
        all.put(Place.LINK, settings.publicUrl() + Texts.RESET_PATH + token);
        return all;
    }
}
