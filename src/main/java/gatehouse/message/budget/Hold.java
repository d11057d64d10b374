package gatehouse.message.budget;

/** Why a text is not sent. */
public enum Hold {
    /** The tenant sends nothing to that country. */
    COUNTRY,
    /** Codes to that country are stopped, because too few came back. */
    STOPPED,
    /** The budget of that number is used up; those below likewise. */
    NUMBER,
    ADDRESS,
    PREFIX,
    TENANT
}
