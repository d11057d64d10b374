package gatehouse.text;

import gatehouse.message.Draft;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fills a text with what is told in it, within its length.
 *
 * @param host of the pages that a code is for; empty when the text is not to name one
 */
record Rendering(Content content, Channel channel, Optional<OriginHost> host) {
    /** Empty when it would be too long, which can only happen when the server got another address since it was checked. */
    Optional<String> of(Wording wording) {
        return Optional.of(whole(wording.body())).filter(text -> fits(text, wording.segments()));
    }

    /** In full if that fits, else in few words. */
    String builtIn() {
        String full = filled(BuiltIn.of(content.purpose()));
        if (lastLine().isEmpty()) {
            return full;
        }
        return Stream.of(BuiltIn.of(content.purpose()), BuiltIn.brief(content.purpose()))
                .map(this::whole)
                .filter(text -> fits(text, 1))
                .findFirst()
                .orElse(full);
    }

    /** With the line that names a page, where there is one. */
    String whole(String body) {
        return filled(body) + lastLine();
    }

    private String filled(String body) {
        return new Template(body).fill(content.values());
    }

    private String lastLine() {
        return host.filter(page -> content.purpose().namesPageBy(channel))
                .map(page -> page.lastLine(content.values().get(Place.CODE)))
                .orElse("");
    }

    private boolean fits(String text, int segments) {
        return channel == Channel.SMS
                ? SmsLength.of(text).segments() <= segments
                : text.getBytes(StandardCharsets.UTF_8).length <= Draft.LONGEST_MAIL_OR_EVENT;
    }
}
