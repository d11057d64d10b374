package gatehouse.platform.http.call;

import java.net.InetAddress;

/**
 * Where a call really comes from, as far as the servers in between can be trusted.
 *
 * @param address of the caller: the peer, or what a trusted proxy says about its own peer
 * @param https whether the caller's own hop was encrypted
 */
public record ClientAddress(InetAddress address, boolean https) {
    /** In digits, without a zone: 203.0.113.7 or 2001:db8:0:0:0:0:0:1. */
    public String text() {
        String digits = address.getHostAddress();
        int zone = digits.indexOf('%');
        return zone < 0 ? digits : digits.substring(0, zone);
    }

    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }
}
