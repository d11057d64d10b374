package gatehouse.platform.http;

import gatehouse.platform.http.failure.InvalidCall;

/** Which part of a list is asked for: how many to skip, and how many to show at most. */
public record Page(int offset, int limit) {
    private static final int LONGEST = 100;
    /** Skipping rows costs the database as much as reading them. */
    private static final int FARTHEST = 10_000;

    /** @throws InvalidCall when the offset is not 0 to 10,000 or the limit not 1 to 100 */
    public static Page of(int offset, int limit) {
        if (offset < 0 || offset > FARTHEST) {
            throw InvalidCall.of("offset", "Max", "must be from 0 to " + FARTHEST);
        }
        if (limit < 1 || limit > LONGEST) {
            throw InvalidCall.of("limit", "Max", "must be from 1 to " + LONGEST);
        }
        return new Page(offset, limit);
    }
}
