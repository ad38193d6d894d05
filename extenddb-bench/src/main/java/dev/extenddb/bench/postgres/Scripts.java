package dev.extenddb.bench.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** The scripts, and the tables that they read and write. */
final class Scripts {

    private Scripts() {}

    /** A script by its name. */
    static String named(String name) {
        try (var in = Scripts.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script that does what another does, so often. */
    static String repeated(String name, int times) {
        return named(name).repeat(times);
    }

    /** Makes the tables, with as many items as the server's tables have. */
    static void prepare(Target target, Map<String, String> variables) throws SQLException {
        try (var connection = DriverManager.getConnection(target.url(), target.user(), "");
                var statement = connection.createStatement()) {
            for (String command : named("prepare").split(";\n", -1)) {
                String text = command.strip();
                for (Map.Entry<String, String> variable : variables.entrySet()) {
                    text = text.replace(":" + variable.getKey(), variable.getValue());
                }
                if (!text.isEmpty()) {
                    statement.execute(text);
                }
            }
        }
    }
}
