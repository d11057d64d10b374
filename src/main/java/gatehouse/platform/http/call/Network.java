package gatehouse.platform.http.call;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses in CIDR notation, IPv4 or IPv6; a bare address is a range of one. Never asks a name server. */
record Network(InetAddress base, int prefix) {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    /** Exact, because Java takes what is nearly an address for a name, and asks. */
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    Network {
        if (prefix < 0 || prefix > bits(base)) {
            throw new IllegalArgumentException("A prefix has at most as many bits as the address");
        }
    }

    /** @throws IllegalArgumentException when it is not an address or a range of addresses */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress base = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("Not an address"));
        return new Network(base, slash < 0 ? bits(base) : Integer.parseInt(text.substring(slash + 1)));
    }

    /** An address written in digits. An IPv4 address in IPv6 clothes is the IPv4 address. */
    static Optional<InetAddress> address(String text) {
        String bare = withoutZone(text);
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean holds(InetAddress address) {
        byte[] ours = base.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String withoutZone(String text) {
        int percent = text.indexOf('%');
        return percent < 0 ? text : text.substring(0, percent);
    }

    private static int bits(InetAddress address) {
        return address instanceof Inet6Address ? 128 : 32;
    }
}
