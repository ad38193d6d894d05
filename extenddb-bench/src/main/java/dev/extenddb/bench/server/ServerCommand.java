package dev.extenddb.bench.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to start a server, but for its port.
 *
 * @param name what to call the server in a table
 * @param words the command line; {@code {port}} stands for the port
 */
public record ServerCommand(String name, List<String> words) {

    private static final String PORT = "{port}";
    private static final String LOCAL_MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";

    /** Copies the list. */
    public ServerCommand {
        words = List.copyOf(words);
    }

    /**
     * DynamoDB Local, in memory.
     *
     * @throws IllegalStateException if the build has not laid it out yet
     */
    public static ServerCommand dynamoDbLocal() {
        var lib = DynamoDbLocalLibrary.folder();
        return java(
                "DynamoDB Local",
                List.of("-Dsqlite4java.library.path=" + lib, "-cp", lib + File.separator + "*", LOCAL_MAIN),
                List.of("-inMemory", "-disableTelemetry", "-port", PORT));
    }

    /**
     * The standalone jar, with everything in memory.
     *
     * @param jar the jar that extenddb-cli's build made
     * @throws IllegalArgumentException if there is no such file
     */
    public static ServerCommand extendDb(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException("no such file: " + jar + " (build extenddb-cli with 'mvn package')");
        }
        return java("ExtendDB", List.of("-jar", jar.toString()), List.of("dev", "--port", PORT));
    }

    /** The same server with only the quick compiler: for runs of seconds, in which the optimising one never pays. */
    public ServerCommand forAShortRun() {
        var quick = new ArrayList<>(words);
        quick.addAll(1, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        return new ServerCommand(name, quick);
    }

    List<String> onPort(int port) {
        return words.stream()
                .map(word -> word.replace(PORT, Integer.toString(port)))
                .toList();
    }

    /**
     * A program of this class path.
     *
     * @param arguments the program's; {@code {port}} stands for the port
     */
    public static ServerCommand ownProgram(String name, Class<?> main, List<String> arguments) {
        return java(name, List.of("-cp", classPath(), main.getName()), arguments);
    }

    /** This program's class path, as one that holds in other directories too. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static ServerCommand java(String name, List<String> start, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(JavaCommand.path());
        words.addAll(start);
        words.addAll(arguments);
        return new ServerCommand(name, words);
    }
}
