package gatehouse.verification;

import gatehouse.challenge.Recipient;
import gatehouse.message.gateway.Channel;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.text.Reader;

/**
 * Where a code goes.
 *
 * @param reader whose language it is, and in whose name it is sent
 * @param address the number or the e-mail address
 */
record Destination(Recipient recipient, Reader reader, Channel channel, String address, ChallengePolicy policy) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Destination[hidden]";
    }
}
