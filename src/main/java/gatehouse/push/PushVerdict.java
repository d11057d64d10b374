package gatehouse.push;

/** What the owner of a device says. */
public enum PushVerdict {
    APPROVE(PushState.ACCEPTED),
    REJECT(PushState.REJECTED);

    private final PushState state;

    PushVerdict(PushState state) {
        this.state = state;
    }

    PushState state() {
        return state;
    }
}
