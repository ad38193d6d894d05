package dev.extenddb.differential.generate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that stay, and the attributes items are made of. */
final class World {

    static final Attribute INDEXED_TEXT = new Attribute("gs", "S");
    static final Attribute INDEXED_NUMBER = new Attribute("gn", "N");
    static final Attribute INDEXED_BINARY = new Attribute("gb", "B");

    /** Attributes beyond the primary key; some need a placeholder in an expression. */
    static final List<Attribute> ATTRIBUTES = List.of(
            INDEXED_TEXT,
            INDEXED_NUMBER,
            INDEXED_BINARY,
            new Attribute("n1", "N"),
            new Attribute("n2", "N"),
            new Attribute("t1", "S"),
            new Attribute("t2", "S"),
            new Attribute("bin", "B"),
            new Attribute("flag", "BOOL"),
            new Attribute("nothing", "NULL"),
            new Attribute("ss", "SS"),
            new Attribute("ns", "NS"),
            new Attribute("bs", "BS"),
            new Attribute("l1", "L"),
            new Attribute("m1", "M"),
            new Attribute("size", "N"),
            new Attribute("a-b", "S"),
            new Attribute("a.b", "N"));

    private static final Attribute TEXT_HASH = new Attribute("p", "S");
    private static final Attribute NUMBER_HASH = new Attribute("p", "N");
    private static final Attribute BINARY_HASH = new Attribute("p", "B");

    static final List<Table> TABLES = List.of(
            new Table(
                    "hash-text",
                    KeyPair.of(TEXT_HASH),
                    List.of(Index.global("all", KeyPair.of(INDEXED_TEXT, INDEXED_NUMBER), "*"))),
            new Table(
                    "hash-number", KeyPair.of(NUMBER_HASH), List.of(Index.global("keys", KeyPair.of(INDEXED_BINARY)))),
            new Table(
                    "text-text",
                    KeyPair.of(TEXT_HASH, new Attribute("s", "S")),
                    List.of(
                            Index.local("local-keys", TEXT_HASH, INDEXED_NUMBER),
                            Index.local("local-all", TEXT_HASH, INDEXED_BINARY, "*"),
                            Index.global("include", KeyPair.of(INDEXED_TEXT, INDEXED_NUMBER), "n1", "l1"))),
            new Table(
                    "text-number",
                    KeyPair.of(TEXT_HASH, new Attribute("s", "N")),
                    List.of(
                            Index.local("local-include", TEXT_HASH, INDEXED_TEXT, "t1", "m1"),
                            Index.global("keys", KeyPair.of(INDEXED_NUMBER)),
                            Index.global("all", KeyPair.of(INDEXED_NUMBER, TEXT_HASH), "*"))),
            new Table("binary-binary", KeyPair.of(BINARY_HASH, new Attribute("s", "B")), List.of()));

    /** A table of each kind of stream. */
    static final List<Table> STREAMED = Stream.of("KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES")
            .map(view -> new Table(
                    "streamed-" + view.toLowerCase(Locale.ROOT),
                    KeyPair.of(TEXT_HASH, new Attribute("s", "N")),
                    List.of(),
                    Optional.of(view)))
            .toList();

    private World() {}
}
