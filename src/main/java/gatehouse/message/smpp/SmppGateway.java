package gatehouse.message.smpp;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.message.gsm.Segments;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Submits each message, or each part of a long one, on the session. The id that the message centre gives to the last part
 * is the reference: a phone shows nothing before it has them all, so only that one's receipt is asked for.
 */
final class SmppGateway implements Gateway {
    private final String name;
    private final SmppConnection connection;
    private final Sender sender;
    private final Duration timeout;
    private final Semaphore window;
    private final Clock clock;

    /** @param window how many requests may wait for their answers at a time */
    SmppGateway(String name, SmppConnection connection, Sender sender, Duration timeout, int window, Clock clock) {
        this.name = name;
        this.connection = connection;
        this.sender = sender;
        this.timeout = timeout;
        this.window = new Semaphore(window);
        this.clock = clock;
    }

    boolean isBound() {
        return connection.session().isPresent();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public Submission submit(Outgoing message) {
        Optional<SMPPSession> session = connection.session();
        if (session.isEmpty()) {
            return new Submission.Unreachable("not bound");
        }
        if (!window.tryAcquire()) {
            return new Submission.Rejected("the window is full", false);
        }
        try {
            return new Submission.Accepted(submit(message, session.get()));
        } catch (NegativeResponseException refused) {
            return refusal(refused.getCommandStatus());
        } catch (ResponseTimeoutException late) {
            return new Submission.Unreachable("no answer within " + timeout.toMillis() + " ms");
        } catch (PDUException | InvalidResponseException | IOException broken) {
            return new Submission.Unreachable(broken.getClass().getSimpleName());
        } finally {
            window.release();
        }
    }

    /** For good is only that there is no such number. */
    private static Submission refusal(int status) {
        return new Submission.Rejected(
                "answered 0x" + Integer.toHexString(status), status == SMPPConstant.STAT_ESME_RINVDSTADR);
    }

    private String submit(Outgoing message, SMPPSession session)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        Instant latest = clock.instant().plus(PATIENCE).minus(timeout);
        Segments segments = Segments.of(message.text().reveal(), message.id());
        String reference = "";
        for (int i = 0; i < segments.parts().size(); i++) {
            if (clock.instant().isAfter(latest)) {
                throw new ResponseTimeoutException("The parts before took too long");
            }
            boolean isLast = i == segments.parts().size() - 1;
            reference = submit(message, segments, i, isLast, session);
        }
        return reference;
    }

    private String submit(Outgoing message, Segments segments, int part, boolean isLast, SMPPSession session)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        SMSCDeliveryReceipt receipt = isLast ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT;
        return session.submitShortMessage(
                        "",
                        sender.type(),
                        sender.plan(),
                        sender.address(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        digits(message.recipient()),
                        new ESMClass(segments.areParts() ? SMPPConstant.ESMCLS_UDHI_INDICATOR_SET : 0),
                        (byte) 0,
                        (byte) 0,
                        null,
                        validity(message),
                        new RegisteredDelivery(receipt),
                        (byte) 0,
                        new GeneralDataCoding(segments.ucs2() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        segments.parts().get(part))
                .getMessageId();
    }

    private static String digits(String recipient) {
        return recipient.startsWith("+") ? recipient.substring(1) : recipient;
    }

    /** So that the message centre gives up when the code in it is worth nothing any more. */
    private String validity(Outgoing message) {
        return message.expires()
                .map(end -> ValidityPeriod.of(Duration.between(clock.instant(), end)))
                .orElse(null);
    }

    @Override
    public void close() {
        connection.close();
    }
}
