package gatehouse.webhook;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses a tenant may make this server call: public ones. Never this machine, its neighbours on the link, or the
 * services of a cloud that tell a machine its own secrets; private networks only where {@value #PRIVATE} says so.
 *
 * <p>A name is resolved right before each call, and every address that it has must be allowed. Somebody who changes it in
 * the instant between the look and the call reaches nothing that answers for that name with a valid certificate.
 *
 * <p>In the sandbox it is the other way round: loopback is called and nothing else, because nothing leaves the machine.
 */
@ApplicationScoped
class Addresses {
    /** Whether private networks may be called; {@code true} or {@code false}, the default. */
    static final String PRIVATE = "gatehouse.webhook.private-networks";

    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    /** Outside 169.254.0.0/16 and fe80::/10, which are never called anyway. */
    private static final Set<String> OF_CLOUDS = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

    private final boolean sandbox;
    private final boolean privateToo;

    @Inject
    Addresses(Settings settings) {
        this.sandbox = settings.isSandbox();
        this.privateToo = yes(settings.text(PRIVATE, "false"));
    }

    private static boolean yes(String text) {
        if (!Set.of("true", "false").contains(text)) {
            throw new BrokenSetting(PRIVATE, "must be true or false");
        }
        return text.equals("true");
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    boolean areOfASandbox() {
        return sandbox;
    }

    /** Whether a host, as a URL has it, is this machine by name or by number. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether a call would stay on this machine. */
    boolean keepsOnThisMachine(URI url) {
        return isLoopback(url.getHost().toLowerCase(Locale.ROOT));
    }

    /** Whether everything that the host resolves to may be called. @throws UnknownHostException when it is nothing */
    boolean mayCall(URI url) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(url.getHost());
        return Arrays.stream(all).allMatch(sandbox ? InetAddress::isLoopbackAddress : this::mayBeCalled);
    }

    boolean mayBeCalled(InetAddress address) {
        if (isNeverCalled(address)) {
            return false;
        }
        return privateToo && isPrivate(address) || isPublic(address);
    }

    private static boolean isNeverCalled(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || OF_CLOUDS.contains(address.getHostAddress());
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? address.isSiteLocalAddress() || isShared(bytes) : isUniqueLocal(bytes);
    }

    /** fc00::/7 */
    private static boolean isUniqueLocal(byte[] bytes) {
        return (bytes[0] & 0xfe) == 0xfc;
    }

    /** 100.64.0.0/10, between a provider and its customers. */
    private static boolean isShared(byte[] bytes) {
        return bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? !address.isSiteLocalAddress() && !isShared(bytes) && !isReserved(bytes)
                : isGlobal(bytes) && !isTunnel(bytes);
    }

    /** 0.0.0.0/8, 192.0.0.0/24, 198.18.0.0/15, and everything from 240.0.0.0 on. */
    private static boolean isReserved(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return first == 0
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second & 0xfe) == 18
                || first >= 240;
    }

    /** 2000::/3, the only part of version 6 that is given out. */
    private static boolean isGlobal(byte[] bytes) {
        return (bytes[0] & 0xe0) == 0x20;
    }

    /** 2001::/32 and 2002::/16, which lead to an address of version 4 that is written within. */
    private static boolean isTunnel(byte[] bytes) {
        return bytes[0] == 0x20 && bytes[1] == 0x02
                || bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    }

    /** An address as a host of a URL writes it, in full; nothing is looked up. */
    static Optional<InetAddress> literal(String host) {
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
