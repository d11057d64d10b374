package gatehouse.platform.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One broken rule: the field as the caller knows it ({@code rootUser.mobile}, {@code scope[2]}, or the name of a path or
 * query parameter), the simple name of the constraint ({@code NotNull}, {@code CodePointLength}) and an English sentence
 * that goes on after the field's name. It never holds the value.
 */
public record Violation(String field, String rule, String sentence) {
    /** The rule of a value that has another JSON type than asked for, or of a parameter that is not a number. */
    public static final String TYPE = "Type";

    /** What matters first when one field breaks several rules; a rule that is not named here comes last. */
    private static final List<String> RANKS = List.of(
            TYPE, "NotNull", "NotBlank", "NotEmpty", "CodePointLength", "Size", "Pattern", "Email", "Min", "Max");

    private static final Comparator<Violation> ORDER = Comparator.comparing(Violation::field)
            .thenComparingInt(Violation::rank)
            .thenComparing(Violation::rule)
            .thenComparing(Violation::sentence);

    /** All violations in one order, whatever order the provider found them in: by field, then by rank of the rule. */
    public static List<Violation> allOf(ConstraintViolationException refused) {
        return allOf(refused.getConstraintViolations());
    }

    /** All violations in one order, whatever order the provider found them in: by field, then by rank of the rule. */
    public static List<Violation> allOf(Collection<? extends ConstraintViolation<?>> found) {
        return found.stream().map(Violation::of).sorted(ORDER).toList();
    }

    private static Violation of(ConstraintViolation<?> found) {
        String rule =
                found.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return new Violation(nameOf(found.getPropertyPath()), rule, found.getMessage());
    }

    private int rank() {
        int rank = RANKS.indexOf(rule);
        return rank < 0 ? RANKS.size() : rank;
    }

    /** Leaves out the Java around the body: neither the method nor its parameter is a name the caller knows. */
    private static String nameOf(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        boolean inBody = nodes.stream().anyMatch(node -> node.getKind() == ElementKind.PROPERTY);
        StringBuilder field = new StringBuilder();
        for (Path.Node node : nodes) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (isNamed(node, inBody)) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.toString();
    }

    private static boolean isNamed(Path.Node node, boolean inBody) {
        return node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.PARAMETER && !inBody;
    }
}
