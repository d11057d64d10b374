package gatehouse.message.smpp;

import gatehouse.message.gateway.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * What a message centre says about a message that it took over: in parameters of its own (SMPP 3.4, 5.3.2.12 and 5.3.2.35),
 * or in the text that most of them write (appendix B).
 *
 * @param reference the id that it gave to the message
 * @param state such as {@code DELIVRD}
 */
record OperatorReceipt(String reference, String state) {
    private static final Pattern ID = Pattern.compile("\\bid:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]+)", Pattern.CASE_INSENSITIVE);

    /** By the numbers of the parameter, from 1. */
    private static final String[] STATES = {
        "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };

    /** Empty when it is something else, or does not say of what it is. */
    static Optional<OperatorReceipt> of(DeliverSm delivered) {
        if (!delivered.isSmscDeliveryReceipt()) {
            return Optional.empty();
        }
        byte[] bytes = delivered.getShortMessage();
        String text = bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<String> reference = id(delivered).or(() -> found(ID, text));
        Optional<String> state = state(delivered).or(() -> found(STATE, text));
        return reference.flatMap(id -> state.map(said -> new OperatorReceipt(id, said.toUpperCase(Locale.ROOT))));
    }

    private static Optional<String> id(DeliverSm delivered) {
        OptionalParameter parameter = delivered.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID);
        return parameter instanceof OptionalParameter.COctetString id
                ? Optional.of(id.getValueAsString()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static Optional<String> state(DeliverSm delivered) {
        OptionalParameter parameter = delivered.getOptionalParameter(Tag.MESSAGE_STATE);
        return parameter instanceof OptionalParameter.Byte number
                        && number.getValue() >= 1
                        && number.getValue() <= STATES.length
                ? Optional.of(STATES[number.getValue() - 1])
                : Optional.empty();
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    Receipt toReceipt() {
        return state.equals("DELIVRD")
                ? Receipt.delivered(reference)
                : Receipt.failed(reference, "the operator says " + state.toLowerCase(Locale.ROOT));
    }

    /** It is on its way, which we knew. */
    boolean isUndecided() {
        return state.equals("ENROUTE") || state.equals("ACCEPTD");
    }
}
