package dev.extenddb.partiql;

import dev.extenddb.expression.ConditionNode;
import dev.extenddb.expression.Operand;

/** A part of a WHERE clause or of an assignment: what it is shows only when it has been read. */
sealed interface Term {

    /** Something that has a value. */
    record Value(Operand operand) implements Term {}

    /** Something that is true or false. */
    record Truth(ConditionNode condition) implements Term {}
}
