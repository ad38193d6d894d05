package dev.extenddb.cli.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the values of a TOML file, whatever their keys are. */
final class TomlFile {

    private TomlFile() {}

    /** The values by the paths of their keys. */
    static Map<String, String> read(Path file) {
        if (!Files.exists(file)) {
            throw new ConfigException("There is no configuration file " + file
                    + ". Make one with: extenddb init, or name another one with --config.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        try {
            collect("", new TomlMapper().readTree(Files.readString(file)), values, file);
        } catch (JsonProcessingException e) {
            throw new ConfigException(file + at(e.getLocation()) + ": this is no TOML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ConfigException("Cannot read " + file + ": " + e.getMessage() + ".");
        }
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values, Path file) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            values,
                            file));
        } else if (node.isValueNode()) {
            values.put(path, node.asText());
        } else {
            throw new ConfigException(file + ": " + path + " must be a single value, not a list.");
        }
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
