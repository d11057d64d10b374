package gatehouse.platform.http.call;

import gatehouse.platform.Randomness;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that one call belongs to (W3C Trace Context): 32 and 16 lower-case hex digits. A caller's valid
 * {@code traceparent} gives the trace id, the span id is always ours.
 */
public record Trace(String traceId, String spanId) {
    /** Outside any call. All zeros is what W3C calls invalid, so nobody takes it for a real one. */
    public static final Trace NONE = new Trace("0".repeat(32), "0".repeat(16));

    private static final String HEADER = "traceparent";

    /** Version 00 ends after the flags; a later version may go on after another dash, and ff is none. */
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?:00-(?<now>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-[0-9a-f]{2}"
                    + "|(?!00|ff)[0-9a-f]{2}-(?<later>[0-9a-f]{32})-(?<laterspan>[0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?)");

    private static final int LENGTH = 55;
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /** @param sent every {@value #HEADER} header of the call: none, or more than one, starts a new trace */
    static Trace begin(List<String> sent, Randomness randomness) {
        Trace before = sent(sent);
        String traceId = before.isReal() ? before.traceId() : hex(TRACE_BYTES, randomness);
        return new Trace(traceId, hex(SPAN_BYTES, randomness));
    }

    /** What a caller sent, with the caller's own span; {@link #NONE} for no header, more than one, or one that is none. */
    static Trace sent(List<String> sent) {
        Matcher parts = TRACEPARENT.matcher(sent.size() == 1 ? sent.get(0).strip() : "");
        if (!parts.matches()) {
            return NONE;
        }
        Trace trace = parts.group("now") != null
                ? new Trace(parts.group("now"), parts.group("span"))
                : new Trace(parts.group("later"), parts.group("laterspan"));
        boolean real =
                !trace.traceId().equals(NONE.traceId()) && !trace.spanId().equals(NONE.spanId());
        return real ? trace : NONE;
    }

    /** @param traceparent as {@link #traceparent} wrote it down; {@link #NONE} for null, and for what is none */
    public static Trace parse(String traceparent) {
        return traceparent == null ? NONE : sent(List.of(traceparent));
    }

    /** As the header of the same name, {@value #LENGTH} characters: what it marks belongs to this trace. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + "-01";
    }

    public boolean isReal() {
        return !equals(NONE);
    }

    /** Goes before a log line; nothing outside any trace. */
    public String mark() {
        return isReal() ? "[trace " + traceId + "] " : "";
    }

    static String header() {
        return HEADER;
    }

    private static String hex(int bytes, Randomness randomness) {
        String hex = HexFormat.of().formatHex(randomness.bytes(bytes));
        return hex.chars().allMatch(digit -> digit == '0') ? hex(bytes, randomness) : hex;
    }
}
