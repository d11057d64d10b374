package gatehouse.recovery;

import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;

/** Who asked for a code or link to reset a password, before anybody has looked who that is. */
record ResetWish(ResetWay way, NameScope scope, LoginName name) {
    private static final String BETWEEN = "/";
    private static final int PARTS = 3;

    /** The name comes last, for an e-mail address may have slashes in it. */
    static ResetWish parse(String text) {
        String[] parts = text.split(BETWEEN, PARTS);
        return new ResetWish(ResetWay.valueOf(parts[0]), new NameScope(parts[1]), LoginName.of(parts[2]));
    }

    String text() {
        return String.join(BETWEEN, way.name(), scope.key(), name.typed());
    }

    String whose() {
        return whose(scope, name);
    }

    /** The same for all spellings of a name. */
    static String whose(NameScope scope, LoginName name) {
        return scope.key() + BETWEEN + name.canonical();
    }
}
