package dev.extenddb.operation;

import dev.extenddb.expression.DocumentPath;
import dev.extenddb.expression.Operand;
import dev.extenddb.expression.Projection;
import dev.extenddb.expression.ProjectionNode;
import dev.extenddb.item.AttributeValue;
import dev.extenddb.item.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a SELECT shows of an item. Unlike a projection, it takes nested values out of the documents they are in: each stands by itself
 * under the last name of its path.
 *
 * @param paths the values to show; all attributes if there are none
 */
record Columns(List<DocumentPath> paths) {

    /** The top-level attributes that are needed; empty for all. */
    Optional<Projection> attributes() {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        List<Operand.Location> attributes = paths.stream()
                .map(DocumentPath::attribute)
                .distinct()
                .<Operand.Location>map(name -> new Operand.Attribute(DocumentPath.of(name)))
                .toList();
        return Optional.of(Projection.of(new ProjectionNode(attributes)));
    }

    /** An item that has the attributes needed, as it is shown. */
    ResponseItem show(ResponseItem row) {
        boolean flat = paths.stream().noneMatch(DocumentPath::isNested);
        return flat ? row : ResponseItem.of(values(row.toItem()), Optional.empty());
    }

    private Item values(Item item) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        paths.forEach(path -> path.find(item).ifPresent(value -> values.put(nameOf(path), value)));
        return Item.of(values);
    }

    /** An element of a list keeps its index behind the name. */
    private static String nameOf(DocumentPath path) {
        String name = path.attribute();
        for (DocumentPath.Step step : path.steps()) {
            name = step instanceof DocumentPath.Field field ? field.name() : name + step;
        }
        return name;
    }
}
