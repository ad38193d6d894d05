package dev.extenddb.bench.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * PostgreSQL's own benchmark program.
 *
 * @param program the program's path
 * @param target the database it runs against
 * @param clients how many connections it holds
 */
record PgBench(Path program, Target target, int clients) {

    private static final Path USUAL = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /**
     * The newest that the system has.
     *
     * @throws IllegalStateException if it has none
     */
    static Path find() throws IOException {
        try (Stream<Path> versions = Files.list(USUAL)) {
            return versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("There is no pgbench under " + USUAL));
        }
    }

    /**
     * Runs a script with prepared statements.
     *
     * @param variables what the script's variables stand for
     * @return how often it ran in a second, all connections together
     */
    double run(String script, Map<String, String> variables, Duration duration)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("pgbench-", ".sql");
        try {
            Files.writeString(file, script);
            var words = new ArrayList<String>(List.of(program.toString(), "-n", "-M", "prepared"));
            words.addAll(List.of("-c", Integer.toString(clients), "-j", "2"));
            words.addAll(List.of("-T", Long.toString(Math.max(1, duration.toSeconds())), "-f", file.toString()));
            variables.forEach((name, value) -> words.addAll(List.of("-D", name + "=" + value)));
            words.addAll(target.programOptions());
            words.add(target.database());
            return rate(words);
        } finally {
            Files.delete(file);
        }
    }

    private static double rate(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(output);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
