package gatehouse.text;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
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
        return Optional.of(filled(wording.body()) + lastLine()).filter(text -> fits(text, wording.segments()));
    }

    /** In full if that fits, else in few words. */
    String builtIn() {
        String full = filled(BuiltIn.of(content.purpose()));
        if (lastLine().isEmpty()) {
            return full;
        }
        return Stream.of(full, filled(BuiltIn.brief(content.purpose())))
                .map(text -> text + lastLine())
                .filter(text -> fits(text, 1))
                .findFirst()
                .orElse(full);
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
        return channel != Channel.SMS || SmsLength.of(text).segments() <= segments;
    }
}
