package gatehouse.message.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The gateways that are asked for some messages, in this order.
 *
 * @param prefix how the phone number begins, with the country code: up to 7 digits. Empty: every message, whatever it
 *     goes to
 * @param gateways 1 to 10 names, none twice
 */
public record Route(String prefix, List<String> gateways) {
    public static final int MOST_GATEWAYS = 10;

    private static final Pattern PREFIX = Pattern.compile("([1-9][0-9]{0,6})?");

    public Route {
        gateways = List.copyOf(gateways);
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("A prefix has up to 7 digits, the first of them no zero");
        }
        if (!areInOrder(gateways)) {
            throw new IllegalArgumentException("A route has 1 to " + MOST_GATEWAYS + " gateways, none twice");
        }
    }

    public static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    public static boolean areInOrder(List<String> gateways) {
        return !gateways.isEmpty()
                && gateways.size() <= MOST_GATEWAYS
                && gateways.stream().distinct().count() == gateways.size();
    }

    /** The one with the longest prefix that fits. @param digits of the phone number; empty for what goes to no phone */
    static Optional<Route> longest(List<Route> routes, String digits) {
        return routes.stream()
                .filter(route -> digits.startsWith(route.prefix()))
                .max(Comparator.comparing(route -> route.prefix().length()));
    }
}
