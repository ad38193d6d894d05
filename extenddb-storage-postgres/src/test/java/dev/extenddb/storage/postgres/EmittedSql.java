package dev.extenddb.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** All that a server was asked, as its log has it; and what of that other servers which speak its protocol would not do. */
final class EmittedSql {

    /** What a server needs to be told to log statements. */
    static final String SETTING = "log_statement=all";

    private static final Pattern STATEMENT = Pattern.compile("LOG: {2}(?:statement|execute [^:]*): (.*)");

    private static final Pattern CHANGE = Pattern.compile("(?:insert into|update|delete from) (\"[^ ]*\")");

    /**
     * What CockroachDB, YugabyteDB, Citus or Aurora lack, or do otherwise: sessions that outlive statements, what lies where in a file, and code
     * within the database.
     */
    private static final List<String> NOT_EVERYWHERE = List.of(
            "\\b(un)?listen\\b",
            "\\bnotify\\b",
            "pg_(try_)?advisory",
            "\\btemp(orary)?\\b",
            "\\bwith hold\\b",
            "\\bdeclare\\b",
            "\\bunlogged\\b",
            "\\block table\\b",
            "\\bctid\\b",
            "\\bx(min|max)\\b",
            "pg_(snapshot|current_xact|export)",
            "\\btablespace\\b",
            "\\binherits\\b",
            "\\bcopy\\b",
            "\\bcreate (or replace )?(function|procedure|trigger|rule|extension|type|sequence)\\b",
            "^do\\b",
            "\\bmerge into\\b",
            "\\bvacuum\\b",
            "\\bset (local |session )?(enable|jit|work_mem)",
            "\\bserial\\b");

    private final List<String> statements;

    EmittedSql(String log) {
        this.statements = STATEMENT
                .matcher(log)
                .results()
                .map(statement -> statement.group(1).toLowerCase(Locale.ROOT).strip())
                .distinct()
                .toList();
    }

    /** Fails if a statement has what not every server has. */
    void requirePortable() {
        assertThat(statements).hasSizeGreaterThan(50);
        for (String forbidden : NOT_EVERYWHERE) {
            var pattern = Pattern.compile(forbidden);
            assertThat(statements)
                    .as(forbidden)
                    .noneMatch(statement -> pattern.matcher(statement).find());
        }
    }

    /** Fails if a statement changes a table more than once. */
    void requireOneChangeOfATableInAStatement() {
        for (String statement : statements) {
            Map<String, Integer> changes = new HashMap<>();
            CHANGE.matcher(statement).results().forEach(change -> changes.merge(change.group(1), 1, Integer::sum));
            assertThat(changes.values()).as(statement).allMatch(count -> count == 1);
        }
    }
}
