package gatehouse.authenticator.password;

/** A password that has been hashed and may be stored. Only {@link HashingTicket} makes one. */
public final class Hashed {
    private final BCryptString bcrypt;

    Hashed(BCryptString bcrypt) {
        this.bcrypt = bcrypt;
    }

    /** What may be stored: the database alone, without our pepper, cannot guess from it. */
    public String text() {
        return bcrypt.text();
    }

    @Override
    public String toString() {
        return "Hashed[hidden]";
    }
}
