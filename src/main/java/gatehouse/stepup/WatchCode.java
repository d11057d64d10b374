package gatehouse.stepup;

import gatehouse.message.MessageState;
import gatehouse.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Tells the holder of a session whether the code they wait for is on its way, and nothing of what it says. */
@ApplicationScoped
public class WatchCode {
    private final PhoneCodes codes;

    @Inject
    WatchCode(PhoneCodes codes) {
        this.codes = codes;
    }

    /** Of the last code in this session; empty when none was asked for. */
    @Transactional
    public Optional<MessageState> watch(Session session, PhoneCode use) {
        return codes.message(session, use);
    }
}
