package gatehouse.text;

import static gatehouse.text.Place.AMOUNT;
import static gatehouse.text.Place.CODE;
import static gatehouse.text.Place.DAYS;
import static gatehouse.text.Place.HOURS;
import static gatehouse.text.Place.LINK;
import static gatehouse.text.Place.MINUTES;
import static gatehouse.text.Place.PASSWORD;
import static gatehouse.text.Place.PAYEE;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a text is for. Finer than the {@link MessagePurpose} under which it travels: a payment and a step-up of a session
 * are confirmed in other words.
 */
public enum TextPurpose {
    PASSWORD_RESET_CODE(MessagePurpose.PASSWORD_RESET_CODE, Ways.SMS, CODE, MINUTES),
    PASSWORD_RESET_LINK(MessagePurpose.PASSWORD_RESET_LINK, Ways.BOTH, LINK, MINUTES),
    PASSWORD_CHANGED(MessagePurpose.PASSWORD_CHANGED, Ways.BOTH),
    FIRST_PASSWORD(MessagePurpose.FIRST_PASSWORD, Ways.EMAIL, PASSWORD, HOURS),
    CARD_ACCESS_CODE(MessagePurpose.CARD_ACCESS_CODE, Ways.SMS, CODE, MINUTES),
    CARD_ACCESS_PASSWORD(MessagePurpose.CARD_ACCESS_PASSWORD, Ways.SMS, PASSWORD),
    CARD_ACCESS_CHANGED(MessagePurpose.CARD_ACCESS_CHANGED, Ways.SMS),
    CARD_ACCESS_REMOVED(MessagePurpose.CARD_ACCESS_CHANGED, Ways.SMS),
    FACTORS_CHANGED(MessagePurpose.FACTORS_CHANGED, Ways.BOTH),
    VERIFICATION_CODE(MessagePurpose.VERIFICATION_CODE, Ways.BOTH, CODE, MINUTES),
    PHONE_ENROLMENT_CODE(MessagePurpose.PHONE_ENROLMENT_CODE, Ways.SMS, CODE, MINUTES),
    STEP_UP_CODE(MessagePurpose.STEP_UP_CODE, Ways.SMS, CODE, MINUTES),
    /** A step-up that confirms a payment: who pays has to see how much, and to whom (RTS 5). */
    PAYMENT_CODE(MessagePurpose.STEP_UP_CODE, Ways.SMS, CODE, MINUTES, AMOUNT, PAYEE),
    EMAIL_CODE(MessagePurpose.EMAIL_CODE, Ways.EMAIL, CODE, MINUTES),
    INVITATION(MessagePurpose.INVITATION, Ways.EMAIL, CODE, DAYS),
    CONTACT_CHANGED(MessagePurpose.CONTACT_CHANGED, Ways.BOTH);

    /** By which texts travel. Devices are told of a payment in fields, not in words. */
    private static final class Ways {
        static final Set<Channel> SMS = EnumSet.of(Channel.SMS);
        static final Set<Channel> EMAIL = EnumSet.of(Channel.EMAIL);
        static final Set<Channel> BOTH = EnumSet.of(Channel.SMS, Channel.EMAIL);

        private Ways() {}
    }

    private final MessagePurpose message;
    private final Set<Channel> channels;
    private final List<Place> places;

    TextPurpose(MessagePurpose message, Set<Channel> channels, Place... places) {
        this.message = message;
        this.channels = channels;
        this.places = List.of(places);
    }

    public MessagePurpose message() {
        return message;
    }

    /** By which channels such texts leave. */
    public boolean leavesBy(Channel channel) {
        return channels.contains(channel);
    }

    /** What a tenant's text may name. */
    public List<Place> places() {
        return places;
    }

    /** What it has to name. */
    public List<Place> needed() {
        return places.stream().filter(Place::isNeeded).toList();
    }

    /** Whether its text ends with the page that the code in it is for: a phone offers to type the codes of SMS. */
    boolean namesPageBy(Channel channel) {
        return channel == Channel.SMS && places.contains(CODE);
    }
}
