package dev.extenddb.cli.config;

import dev.extenddb.settings.ValueType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths of files and directories; one that begins with {@code ~/} is in the user's home directory. */
record PathType() implements ValueType<Path> {

    private static final String HOME = "~/";

    @Override
    public Path parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must be a path, but is empty");
        }
        try {
            return text.startsWith(HOME)
                    ? Path.of(System.getProperty("user.home")).resolve(text.substring(HOME.length()))
                    : Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path, but is " + text, e);
        }
    }

    @Override
    public String format(Path value) {
        return value.toString();
    }

    @Override
    public String description() {
        return "path; `~/` is the home directory";
    }
}
