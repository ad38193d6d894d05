package dev.extenddb.table;

import com.fasterxml.jackson.core.JsonParser;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.wire.Shape;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.util.List;

/** The storage class of a table. */
public enum TableClass {
    STANDARD,
    STANDARD_INFREQUENT_ACCESS;

    /** As a request gives it. Unlike other choices, DynamoDB looks at this one only when the request keeps to the model otherwise. */
    static final Shape<TableClass> SHAPE = new Choice();

    private static final class Choice implements Shape<TableClass> {

        @Override
        public String read(JsonParser in) throws IOException {
            return TextShape.ANY.read(in);
        }

        @Override
        public TableClass build(Object raw) {
            List<TableClass> classes = List.of(values());
            return classes.stream()
                    .filter(tableClass -> tableClass.name().equals(raw))
                    .findFirst()
                    .orElseThrow(
                            () -> DynamoDbException.validation("Invalid table-class parameter provided. Please try "
                                    + "again with a valid table-class value: " + classes + "."));
        }
    }
}
