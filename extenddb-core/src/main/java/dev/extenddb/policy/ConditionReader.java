package dev.extenddb.policy;

import dev.extenddb.policy.PolicyJson.Located;
import java.util.ArrayList;
import java.util.List;

/** Reads the conditions of one operator: keys with the values that they are compared with. */
record ConditionReader(ConditionOperator operator, Located key, List<Located> values) {

    static void read(PolicyJson json, Located word, List<ConditionReader> into) {
        ConditionOperator operator = ConditionOperator.parse(word.text())
                .orElseThrow(() -> word.fault("Unknown condition operator '" + word.text() + "'"));
        json.members(word.text(), key -> {
            NameChecks.requireKey(key);
            var values = new ArrayList<Located>();
            json.elements(key.text(), () -> values.add(json.scalar(key.text())));
            into.add(new ConditionReader(operator, key, values));
        });
    }

    /** The condition, if its values are such as the operator compares. */
    Condition build(PolicyVersion version) {
        for (Located value : values) {
            NameChecks.requireVariables(value, version);
            ValueTests.fault(operator.comparison(), value.text()).ifPresent(fault -> {
                throw value.fault("'" + value.text() + "' is no " + fault + ", which " + operator + " compares with");
            });
        }
        return new Condition(
                operator, key.text(), values.stream().map(Located::text).toList());
    }
}
