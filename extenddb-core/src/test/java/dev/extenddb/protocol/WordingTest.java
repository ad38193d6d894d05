package dev.extenddb.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.error.Wording;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.testing.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same refusals in two generations of wording. */
class WordingTest {

    private final Wire older = new Wire(new MemoryStorage(), settings -> settings.wording(Wording.OLDER));
    private final Wire newer = new Wire(new MemoryStorage(), settings -> settings.wording(Wording.NEWER));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GetItem | {'TableName':''} | 2 validation errors detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'key' failed to satisfy constraint: Member must not be null | 1 validation error detected: Value at 'TableName' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "PutItem | {'TableName':'Things','Item':{},'ReturnValues':'SOME'} | 1 validation error detected: Value 'SOME' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW] | 1 validation error detected: Failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]",
                "BatchWriteItem | {'RequestItems':{}} | The requestItems parameter is required for BatchWriteItem | 1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "BatchWriteItem | {'RequestItems':{'Things':[]}} | 1 validation error detected: Value '{Things=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1] | 1 validation error detected: Value at 'RequestItems.Things.member' failed to satisfy constraint: Member must have length greater than or equal to 1",
                "Scan | {'TableName':'Things','FilterExpression':'a = :a','ExpressionAttributeValues':{':b':{'S':'b'}}} | Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :a | Invalid FilterExpression: An expression attribute value used in expression is not defined; attribute value: :a",
                "PutItem | {'TableName':'Things','Item':{'id':{'SS':[]}}} | One or more parameter values were invalid: An string set  may not be empty | 1 validation error detected: One or more parameter values were invalid: An string set  may not be empty",
                "PutItem | {'TableName':'Things','Item':{'id':{'N':'x'}}} | The parameter cannot be converted to a numeric value: x | 1 validation error detected: The parameter cannot be converted to a numeric value: x",
            })
    void bothRefuse(String operation, String request, String inOlder, String inNewer) {
        assertThat(older.error(operation, request)).isEqualTo("ValidationException: " + inOlder);
        assertThat(newer.error(operation, request)).isEqualTo("ValidationException: " + inNewer);
    }
}
