package dev.extenddb.expression;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions of the language. Their names are case-sensitive. */
enum FunctionName {
    ATTRIBUTE_EXISTS("attribute_exists", Use.TEST, 1),
    ATTRIBUTE_NOT_EXISTS("attribute_not_exists", Use.TEST, 1),
    ATTRIBUTE_TYPE("attribute_type", Use.TEST, 2),
    BEGINS_WITH("begins_with", Use.TEST, 2),
    CONTAINS("contains", Use.TEST, 2),
    SIZE("size", Use.CONDITION_OPERAND, 1),
    IF_NOT_EXISTS("if_not_exists", Use.UPDATE_OPERAND, 2),
    LIST_APPEND("list_append", Use.UPDATE_OPERAND, 2);

    private static final Map<String, FunctionName> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(FunctionName::text, name -> name));

    private final String text;
    private final Use use;
    private final int operands;

    FunctionName(String text, Use use, int operands) {
        this.text = text;
        this.use = use;
        this.operands = operands;
    }

    /** The function with a name, if there is one. */
    static Optional<FunctionName> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The function of a call whose name is known to exist. */
    static FunctionName of(Operand.Call call) {
        return named(call.function())
                .orElseThrow(() -> new IllegalArgumentException("No such function: " + call.function()));
    }

    /** The name as expressions write it. */
    String text() {
        return text;
    }

    /** Where the function may stand. */
    Use use() {
        return use;
    }

    /** How many operands the function takes. */
    int operands() {
        return operands;
    }

    /** Where a function may stand. */
    enum Use {
        /** It is a condition. */
        TEST,
        /** It is an operand of a condition. */
        CONDITION_OPERAND,
        /** It is an operand of an update. */
        UPDATE_OPERAND
    }
}
