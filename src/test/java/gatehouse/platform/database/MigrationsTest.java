package gatehouse.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations add and take nothing away, so that nodes of the version before run on the new schema (ADR 28). */
class MigrationsTest {
    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /**
     * From before the rule: V4 and V8 widened columns, V8 made one necessary, V7 replaced columns and a table, V16 renamed a
     * column, V25 gave audit records a reason, and V6, V7, V10, V13 and V25 built indexes on tables that had rows.
     */
    private static final List<Integer> OLDER = List.of(4, 6, 7, 8, 10, 13, 16, 25);

    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern NEW_TABLE = Pattern.compile("^create table (?:if not exists )?(\\w+)");
    private static final Pattern ON_TABLE =
            Pattern.compile("^(?:alter table (?:if exists )?|create (?:unique )?index .*? on )(\\w+)");

    /** Takes something away, or gives it another name or meaning. */
    private static final Pattern TAKES_AWAY = Pattern.compile("\\b(drop|rename|truncate)\\b"
            + "|^delete from\\b"
            + "|\\balter (column )?\\w+ (set data )?type\\b"
            + "|\\bset not null\\b");

    /** Keeps writers out while it is built, and the unique one refuses what the version before may write. */
    private static final Pattern INDEX = Pattern.compile("^create (unique )?index\\b");

    /** An older node would seal records without it, which a newer one calls broken. */
    private static final Pattern SEALED = Pattern.compile("^alter table audit_record\\b");

    private static final Pattern CONSTRAINT = Pattern.compile("^ (constraint|unique|check|primary|foreign)\\b");
    private static final Pattern UNIQUE = Pattern.compile("\\b(unique|primary key)\\b");
    private static final Pattern NECESSARY = Pattern.compile("\\bnot null\\b");
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\b");

    @Test
    void noMigrationTakesAwayWhatTheVersionBeforeNeeds() throws IOException {
        SortedMap<Integer, List<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                List<String> statements = contracting(Files.readString(file));
                if (!statements.isEmpty()) {
                    found.put(number(file), statements);
                }
            }
        }

        assertThat(found.keySet()).as("%s", found).containsExactlyElementsOf(OLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table card",
                "alter table card drop column status",
                "alter table card rename column status to state",
                "alter table card rename to plastic",
                "ALTER TABLE card\n    ALTER COLUMN status TYPE varchar(40)",
                "alter table card alter column status set data type varchar(40)",
                "alter table card alter column status set not null",
                "alter table card add column brand varchar(20) not null",
                "alter table card add column brand varchar(20) default '' not null, add column token uuid not null",
                "alter table card add column token uuid unique",
                "alter table card add constraint one unique (status)",
                "alter table card add check (status <> '')",
                "create unique index card_by_status on card (status)",
                "create index card_by_status on card (status)",
                "alter table audit_record add column device varchar(40)",
                "delete from card where status = 'LOST'",
                "truncate card"
            })
    void aStatementThatTheVersionBeforeCannotLiveWithIsFound(String statement) {
        assertThat(contracting("-- Why.\ncreate table other (id uuid primary key);\n" + statement + ";\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table brand (id uuid primary key, name varchar(20) not null unique)",
                "create table brand (id uuid primary key); create unique index brand_by_id on brand (id)",
                "alter table card add column brand varchar(20)",
                "alter table card add column brand varchar(20) default 'NONE' not null -- and nothing to drop",
                "update card set status = 'LIVE'",
                "create sequence brand_number start with 1"
            })
    void aStatementThatOnlyAddsIsNot(String statements) {
        assertThat(contracting(statements)).isEmpty();
    }

    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1"));
    }

    /** The statements that do more than add. With a table that is made here they may do what they like. */
    private static List<String> contracting(String sql) {
        List<String> statements = Stream.of(COMMENT.matcher(sql).replaceAll("").split(";"))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .toList();
        List<String> made = statements.stream()
                .map(NEW_TABLE::matcher)
                .filter(Matcher::find)
                .map(table -> table.group(1))
                .toList();
        return statements.stream()
                .filter(MigrationsTest::contracts)
                .filter(statement -> !made.contains(table(statement)))
                .collect(Collectors.toList());
    }

    private static String table(String statement) {
        Matcher table = ON_TABLE.matcher(statement);
        return table.find() ? table.group(1) : "";
    }

    private static boolean contracts(String statement) {
        return Stream.of(TAKES_AWAY, INDEX, SEALED)
                        .anyMatch(rule -> rule.matcher(statement).find())
                || statement.startsWith("alter table ")
                        && Stream.of(statement.split("\\badd\\b")).skip(1).anyMatch(MigrationsTest::asksForMore);
    }

    private static boolean asksForMore(String added) {
        return CONSTRAINT.matcher(added).find()
                || UNIQUE.matcher(added).find()
                || NECESSARY.matcher(added).find() && !DEFAULT.matcher(added).find();
    }
}
