package dev.extenddb.operation;

import dev.extenddb.item.AttributeValue;
import dev.extenddb.partiql.Statement;
import dev.extenddb.partiql.StatementParser;
import dev.extenddb.wire.GivenValue;
import dev.extenddb.wire.GivenValueShape;
import dev.extenddb.wire.ListShape;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.util.List;

/**
 * A PartiQL statement as a request gives it.
 *
 * @param parameters what its question marks stand for
 * @param consistentRead whether a read must see all writes before it
 * @param returnValuesOnConditionCheckFailure whether a failed condition shows the item
 */
public record StatementText(
        String statement,
        List<GivenValue> parameters,
        boolean consistentRead,
        ReturnValues returnValuesOnConditionCheckFailure) {

    static final Member<String> STATEMENT = Member.required("Statement", TextShape.ofLength(1, 8192));
    static final Member<List<GivenValue>> PARAMETERS =
            Member.optional("Parameters", ListShape.of(GivenValueShape.VALUE, 1, Integer.MAX_VALUE));

    /** A statement of a batch. */
    static final Structure<StatementText> BATCH_SHAPE = Structure.of(
            "BatchStatementRequest",
            in -> from(in, in.get(CommonMembers.CONSISTENT_READ, false)),
            STATEMENT,
            PARAMETERS,
            CommonMembers.CONSISTENT_READ,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    /** A statement of a transaction. */
    static final Structure<StatementText> TRANSACTION_SHAPE = Structure.of(
            "ParameterizedStatement",
            in -> from(in, true),
            STATEMENT,
            PARAMETERS,
            CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);

    static StatementText from(Members in, boolean consistentRead) {
        return new StatementText(
                in.get(STATEMENT),
                in.get(PARAMETERS, List.of()),
                consistentRead,
                in.get(CommonMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE, ReturnValues.NONE));
    }

    /**
     * The statement as a tree.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if it is none, or a parameter is no attribute value
     */
    public Statement parse() {
        return StatementParser.parse(statement, values());
    }

    /**
     * The values of the parameters.
     *
     * @throws dev.extenddb.error.DynamoDbException a {@code ValidationException} if one is no attribute value
     */
    List<AttributeValue> values() {
        return parameters.stream().map(GivenValue::require).toList();
    }

    boolean returnItemOnFailure() {
        return returnValuesOnConditionCheckFailure == ReturnValues.ALL_OLD;
    }

    /** Appends the text and its parameters, to tell statements apart. */
    void appendTo(Fingerprint fingerprint) {
        fingerprint.add(statement).add(values());
    }
}
