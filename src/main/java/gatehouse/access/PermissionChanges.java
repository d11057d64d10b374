package gatehouse.access;

import gatehouse.subject.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one tenant's permissions differ from the defaults. A list under a key may only leave out who is permitted by
 * default, or take in levels where the contract leaves that to the tenant; anything wider is refused when it is set, and
 * has no effect when it is found in the database all the same.
 */
public record PermissionChanges(Map<PermissionKey, Set<Role>> lists) {
    /** What is asked for, or why not. */
    public interface Cases<R> {
        R taken(PermissionChanges changes);

        /** There is no such key, or it is not for a tenant to change. */
        R unknownKey(String key);

        /** There is no such role. */
        R unknownRole(String key);

        /** The role is not permitted that by default, and may not be given it. */
        R tooWide(String key, Role role);
    }

    /** @param wanted for each key in its published form all roles that shall be permitted */
    public static <R> R judge(Map<String, List<String>> wanted, Cases<R> cases) {
        Map<PermissionKey, Set<Role>> lists = new EnumMap<>(PermissionKey.class);
        for (Map.Entry<String, List<String>> entry : wanted.entrySet()) {
            Optional<PermissionKey> key = PermissionKey.find(entry.getKey());
            if (key.isEmpty()) {
                return cases.unknownKey(entry.getKey());
            }
            Set<Role> roles = roles(entry.getValue());
            if (roles.size() < Set.copyOf(entry.getValue()).size()) {
                return cases.unknownRole(entry.getKey());
            }
            Optional<Role> tooMuch =
                    roles.stream().filter(role -> !key.get().mayList(role)).findFirst();
            if (tooMuch.isPresent()) {
                return cases.tooWide(entry.getKey(), tooMuch.get());
            }
            if (!roles.equals(PermissionTable.DEFAULTS.listed(key.get()))) {
                lists.put(key.get(), roles);
            }
        }
        return cases.taken(new PermissionChanges(lists));
    }

    /** What {@link #text()} wrote, perhaps long ago: what is not known any more permits nobody anything. */
    static PermissionChanges read(String text) {
        Map<PermissionKey, Set<Role>> lists = new EnumMap<>(PermissionKey.class);
        text.lines()
                .map(line -> line.split("=", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> PermissionKey.find(line[0])
                        .ifPresent(key -> lists.put(key, permissible(key, List.of(line[1].split(","))))));
        return new PermissionChanges(lists);
    }

    /** One line for each key; empty when nothing is changed. */
    public Optional<String> text() {
        return lists.isEmpty() ? Optional.empty() : Optional.of(lines());
    }

    private String lines() {
        return lists.entrySet().stream()
                .map(entry -> entry.getKey().published() + "="
                        + entry.getValue().stream().map(Role::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }

    private static Set<Role> permissible(PermissionKey key, List<String> names) {
        Set<Role> roles = roles(names);
        roles.removeIf(role -> !key.mayList(role));
        return roles;
    }

    private static Set<Role> roles(List<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
