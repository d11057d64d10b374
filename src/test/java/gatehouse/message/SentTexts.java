package gatehouse.message;

import gatehouse.message.RememberingQueue.Hint;
import gatehouse.platform.Sealing;
import gatehouse.support.House;
import java.util.List;

/** What the outbox of a {@link House} was given, as its recipients would read it. */
public final class SentTexts {
    private final House house;
    private final List<Hint> sent;

    public SentTexts(House house) {
        this.house = house;
        this.sent = house.get(RememberingQueue.class).sent;
    }

    public long count() {
        return sent.size();
    }

    public String last() {
        Hint last = sent.get(sent.size() - 1);
        String sealed = house.database.inTransaction(
                entities -> (String) entities.createNativeQuery("select text from message where id = ?1")
                        .setParameter(1, last.id())
                        .getSingleResult());
        return house.get(Sealing.class).open(sealed, Message.textLabel(last.id()));
    }
}
