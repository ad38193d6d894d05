package dev.extenddb.cli.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Lists of texts in bodies. */
final class Texts {

    private Texts() {}

    static List<String> of(String field, JsonNode list) {
        var texts = new ArrayList<String>();
        for (JsonNode element : list) {
            if (!element.isTextual()) {
                throw ApiException.invalid(field + " must be a list of texts.");
            }
            texts.add(element.textValue());
        }
        return texts;
    }
}
