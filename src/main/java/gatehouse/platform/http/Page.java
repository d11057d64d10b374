package gatehouse.platform.http;

/** Which part of a list may be asked for: how many to skip, and how many to show at most. */
public final class Page {
    /** The most that one page shows. */
    public static final int LONGEST = 100;
    /** Further pages are found by criteria: skipping rows costs the database as much as reading them. */
    public static final int FARTHEST = 10_000;

    public static final String LIMITS = "must be from 1 to " + LONGEST;
    public static final String OFFSETS = "must be from 0 to " + FARTHEST;

    private Page() {}
}
