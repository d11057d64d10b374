package gatehouse.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back. */
record Answer(int status, String body) {
    Answer expect(int expected) {
        if (status != expected) {
            throw new WrongAnswer("status " + expected, this);
        }
        return this;
    }

    /** @param fragment what the body has to contain */
    Answer expect(int expected, String fragment) {
        if (!expect(expected).body.contains(fragment)) {
            throw new WrongAnswer("a body with " + fragment, this);
        }
        return this;
    }

    /** A member of the JSON object in the body, a text or a number. */
    String member(String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(body);
        if (!value.find()) {
            throw new WrongAnswer("a body with a member " + name, this);
        }
        return value.group(1);
    }
}
