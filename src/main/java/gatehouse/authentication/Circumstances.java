package gatehouse.authentication;

import gatehouse.access.Reason;
import gatehouse.platform.http.call.ClientAddress;
import gatehouse.platform.http.call.CurrentCall;
import java.util.List;
import java.util.Optional;

/**
 * Where a request came from, for limits and the audit.
 *
 * @param address the client's network address, as far as the trusted proxies tell
 * @param traceId 32 hex digits that join answer, log and audit
 * @param ofProgramme whether a tenant's programme calls, for many people from one address and under limits of its own
 * @param reason why somebody does it, in their own words; empty where nobody was asked
 */
public record Circumstances(String address, String traceId, boolean ofProgramme, Optional<Reason> reason) {
    /** An address has all of them, none is left out, see {@link ClientAddress#text()}. */
    private static final int IPV6_GROUPS = 8;

    /** Of the call that is being answered: somebody calls for themselves. */
    public static Circumstances ofCurrentCall() {
        return new Circumstances(currentAddress(), CurrentCall.trace().traceId());
    }

    /** Of the call that is being answered: it comes from a tenant's programme. */
    public static Circumstances ofProgrammesCall() {
        return new Circumstances(currentAddress(), CurrentCall.trace().traceId(), true, Optional.empty());
    }

    /** Of work on the machine itself, such as by its management console; no address is counted. */
    public static Circumstances ofMachine() {
        return new Circumstances("", CurrentCall.trace().traceId(), true, Optional.empty());
    }

    private static String currentAddress() {
        return CurrentCall.client().map(ClientAddress::text).orElse("");
    }

    /** Somebody calls for themselves. */
    public Circumstances(String address, String traceId) {
        this(address, traceId, false, Optional.empty());
    }

    /** The same call, and the audit keeps why it was made. */
    public Circumstances because(Reason why) {
        return new Circumstances(address, traceId, ofProgramme, Optional.of(why));
    }

    /**
     * Under which address attempts are counted; empty when its owner calls for many people. Of IPv6 it is the /64, which is
     * what one customer of a network gets: whoever has one has more addresses in it than could ever be counted.
     */
    public Optional<String> countedAddress() {
        return ofProgramme ? Optional.empty() : Optional.of(network());
    }

    private String network() {
        String[] groups = address.split(":");
        return groups.length == IPV6_GROUPS
                ? String.join(":", List.of(groups).subList(0, IPV6_GROUPS / 2)) + "::/64"
                : address;
    }
}
