package dev.extenddb.cli.config;

import dev.extenddb.settings.NearestName;

/**
 * A value as somebody wrote it.
 *
 * @param text the value
 * @param place where it was written, such as the name of a file
 */
record GivenText(String text, String place) {

    void requireKnown(String path) {
        var known = ConfigKeys.ALL.stream().map(ConfigKey::path).toList();
        if (!known.contains(path)) {
            String hint = NearestName.to(path, known)
                    .map(nearest -> " Did you mean " + nearest + "?")
                    .orElse("");
            throw new ConfigException(place + ": there is no key " + path + "." + hint);
        }
    }

    <T> T read(ConfigKey<T> key) {
        try {
            return key.type().parse(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(place + ": " + key.path() + " " + e.getMessage() + ".");
        }
    }
}
