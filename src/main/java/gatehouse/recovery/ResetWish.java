package gatehouse.recovery;

import gatehouse.challenge.Kind;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;

/** Who asked for a code or link to reset a password, before anybody has looked who that is. */
record ResetWish(Kind kind, NameScope scope, LoginName name) {
    private static final String BETWEEN = "/";

    /** No name has a slash. */
    static ResetWish parse(String text) {
        String[] parts = text.split(BETWEEN);
        return new ResetWish(Kind.valueOf(parts[0]), new NameScope(parts[1]), LoginName.of(parts[2]));
    }

    String text() {
        return String.join(BETWEEN, kind.name(), scope.key(), name.typed());
    }

    String whose() {
        return whose(scope, name);
    }

    /** The same for all spellings of a name. */
    static String whose(NameScope scope, LoginName name) {
        return scope.key() + BETWEEN + name.canonical();
    }
}
