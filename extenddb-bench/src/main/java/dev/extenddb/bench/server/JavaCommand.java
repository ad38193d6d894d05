package dev.extenddb.bench.server;

import java.nio.file.Path;

/** The Java launcher that runs this program: servers are compared on the same one. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The launcher's path. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
