package gatehouse.audit;

/** What came of verifying the audit log. */
public sealed interface Verification {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R intact(Intact intact);

        R broken(Broken broken);
    }

    /**
     * Nobody changed, removed, added or moved a sealed record.
     *
     * @param records how many were sealed, which is also the last position
     */
    record Intact(long records) implements Verification {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.intact(this);
        }
    }

    /**
     * The records are as they were sealed up to a position, and no longer there.
     *
     * @param position the first, from 1, where a record is missing, another one, or one too many
     */
    record Broken(long position) implements Verification {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.broken(this);
        }
    }
}
