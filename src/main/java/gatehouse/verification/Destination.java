package gatehouse.verification;

import gatehouse.challenge.Recipient;
import gatehouse.message.gateway.Channel;
import gatehouse.tenant.ChallengePolicy;

/**
 * Where a code goes.
 *
 * @param tenantId in whose name
 * @param address the number or the e-mail address
 */
record Destination(Recipient recipient, long tenantId, Channel channel, String address, ChallengePolicy policy) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Destination[hidden]";
    }
}
