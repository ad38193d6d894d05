package dev.extenddb.bench.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder with DynamoDB Local's jars and native libraries, as the build's helper module lays it out. */
public final class DynamoDbLocalLibrary {

    /** Names the folder when the program does not run from the repository. */
    public static final String PROPERTY = "dynamodb-local.lib";

    private static final List<String> USUAL =
            List.of("extenddb-bench/dynamodb-local/target/lib", "dynamodb-local/target/lib");

    private DynamoDbLocalLibrary() {}

    /**
     * The folder.
     *
     * @throws IllegalStateException if it is not there
     */
    public static Path folder() {
        var named = System.getProperty(PROPERTY);
        var candidates = named == null ? USUAL : List.of(named);
        return candidates.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("DynamoDB Local is not at " + candidates
                        + ": run 'mvn process-resources' first, or set -D" + PROPERTY))
                .toAbsolutePath();
    }
}
