package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonParser;
import dev.extenddb.error.Wording;
import dev.extenddb.wire.Shape;
import dev.extenddb.wire.TextShape;
import dev.extenddb.wire.Violations;
import java.io.IOException;
import java.util.List;

/** How tables and indexes may be named; see "Naming rules" in the Developer Guide. */
public final class TableName {

    private static final String ARN_PREFIX = "arn:";

    /** A name of 3 to 255 letters, digits, underscores, hyphens and dots. */
    public static final TextShape NAME = TextShape.ofLength(3, 255).matching("[a-zA-Z0-9_.-]+");

    /** A table's name, or its Amazon Resource Name. */
    public static final Shape<String> NAME_OR_ARN = new NameOrArn();

    private TableName() {}

    /** Whether a text that is to say a table is a resource name and not a plain name. */
    public static boolean isArn(String text) {
        return text.startsWith(ARN_PREFIX);
    }

    private static final class NameOrArn implements Shape<String> {

        private static final TextShape ARN = TextShape.ofLength(1, 1024);

        @Override
        public String read(JsonParser in) throws IOException {
            return NAME.read(in);
        }

        @Override
        public void check(Object raw, String path, Violations violations) {
            Violations told = violations.in(Wording.OLDER);
            shapeOf(raw).check(raw, told.named(path), told);
        }

        @Override
        public List<String> unmet(Object raw) {
            return shapeOf(raw).unmet(raw);
        }

        @Override
        public void checkParts(Object raw, String path, Violations violations) {
            // A name has no parts.
        }

        /** Of an empty text DynamoDB says only what a resource name breaks, too. */
        private static TextShape shapeOf(Object raw) {
            var text = (String) raw;
            return text.isEmpty() || isArn(text) ? ARN : NAME;
        }

        @Override
        public String build(Object raw) {
            return (String) raw;
        }
    }
}
