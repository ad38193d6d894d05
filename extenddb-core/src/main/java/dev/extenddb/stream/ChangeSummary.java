package dev.extenddb.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.extenddb.item.Bytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the order of changes depends on. It is read out of a stored {@link ChangeRecord} without the images, which may be large.
 *
 * @param key where the item is in its table
 * @param createdAt when the change was made, about
 * @param replaced the version that the change replaced, if there was an item
 * @param left the version that it left, if there still is one
 */
record ChangeSummary(Bytes key, Instant createdAt, Optional<Long> replaced, Optional<Long> left) {

    /** Names of attributes may be longer than what is usual: nearly as long as items. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    static ChangeSummary decode(Bytes stored) {
        try (JsonParser parser = JSON.createParser(stored.unsafeArray())) {
            return read(parser);
        } catch (IOException e) {
            throw new IllegalStateException("A stored change is damaged", e);
        }
    }

    private static ChangeSummary read(JsonParser parser) throws IOException {
        Optional<Bytes> key = Optional.empty();
        Optional<Instant> createdAt = Optional.empty();
        Optional<Long> replaced = Optional.empty();
        Optional<Long> left = Optional.empty();
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case ChangeRecord.KEY -> key = Optional.of(Bytes.fromBase64(scalar(parser)));
                case ChangeRecord.CREATED_AT -> createdAt = Optional.of(Instant.ofEpochMilli(number(parser)));
                case ChangeRecord.OLD_VERSION -> replaced = Optional.of(number(parser));
                case ChangeRecord.NEW_VERSION -> left = Optional.of(number(parser));
                default -> parser.skipChildren();
            }
        }
        return new ChangeSummary(key.orElseThrow(), createdAt.orElseThrow(), replaced, left);
    }

    private static long number(JsonParser parser) throws IOException {
        return new BigDecimal(scalar(parser)).longValueExact();
    }

    /** The value of an attribute that is a text, a number or binary: an object with one member. */
    private static String scalar(JsonParser parser) throws IOException {
        parser.nextToken();
        parser.nextToken();
        String value = parser.getText();
        parser.nextToken();
        return value;
    }
}
