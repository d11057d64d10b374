package gatehouse.text;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {code}} in it; a brace that begins no place has no business there. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    /** The first thing in braces that names no place of these; empty when all do. */
    Optional<String> stranger(List<Place> known) {
        Optional<String> unknown = PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Place.find(word).filter(known::contains).isEmpty())
                .findFirst();
        boolean isLoose = PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*");
        return unknown.map(word -> "{" + word + "}").or(() -> Optional.of("{").filter(brace -> isLoose));
    }

    Set<Place> places() {
        Set<Place> named = EnumSet.noneOf(Place.class);
        PLACE.matcher(text)
                .results()
                .flatMap(found -> Place.find(found.group(1)).stream())
                .forEach(named::add);
        return named;
    }

    /** In one go, so that a value which looks like a place is left as it is. */
    String fill(Function<Place, String> value) {
        return PLACE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Place.find(found.group(1)).map(value).orElseGet(found::group)));
    }

    /** @throws IllegalStateException when a value is missing */
    String fill(Map<Place, String> values) {
        return fill(place -> Optional.ofNullable(values.get(place))
                .orElseThrow(() -> new IllegalStateException("Nobody said what " + place + " is")));
    }
}
