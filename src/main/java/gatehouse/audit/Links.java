package gatehouse.audit;

import gatehouse.platform.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What holds the chain together. Each link is a keyed hash over the link before, the position and the whole record. It is
 * keyed by the server's pepper, because a plain hash protects against nobody who can write to the database: they would
 * change a record and compute every later link anew. The price is that only who holds the pepper can verify the chain,
 * and that a changed pepper ends it.
 *
 * <p>The end of the chain has a mark of its own, which is no link: the links are there to be read in the rows, and with
 * one of them as the mark anybody could cut off the last records and move the end back.
 */
@ApplicationScoped
class Links {
    /** What stands before the first record. */
    static final String NONE = "";
    /** The mark of a chain that nothing was sealed into yet; the schema puts it there and knows no key. */
    private static final String UNMARKED = "";

    private final KeyedHash keyedHash;

    @Inject
    Links(KeyedHash keyedHash) {
        this.keyedHash = keyedHash;
    }

    String link(String before, long position, AuditRecord audited) {
        return keyedHash.hex("audit-link", before + "/" + position + "/" + audited.canonical());
    }

    String mark(long position, String link) {
        return position == 0 ? UNMARKED : keyedHash.hex("audit-end", position + "/" + link);
    }
}
