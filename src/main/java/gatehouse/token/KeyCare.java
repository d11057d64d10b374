package gatehouse.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says to whoever watches the server whether it can sign, and whether the next key is known in time. */
@ApplicationScoped
public class KeyCare {
    private final CurrentKeys keys;

    @Inject
    KeyCare(CurrentKeys keys) {
        this.keys = keys;
    }

    /** @throws RuntimeException when the keys cannot be read or opened */
    public boolean isInOrder() {
        return keys.areInOrder();
    }
}
