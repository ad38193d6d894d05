package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TableAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and Amazon Resource Names that a request may give for a table. */
class TableNameTest {

    private static final Caller CALLER = new Caller("123456789012", "eu-central-1", "localhost");
    private static final TableAddress THINGS = new TableAddress("123456789012", "eu-central-1", "Things");

    @ParameterizedTest
    @ValueSource(strings = {"Things", "arn:aws:dynamodb:eu-central-1:123456789012:table/Things"})
    void bothMeanTheTable(String name) {
        assertThat(CALLER.table(name)).isEqualTo(THINGS);
    }

    @Test
    void anotherAccountsTableIsDenied() {
        assertThatThrownBy(() -> CALLER.table("arn:aws:dynamodb:eu-central-1:210987654321:table/Things"))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:dynamodb:us-east-1:123456789012:table/Things",
                "arn:aws:s3:eu-central-1:123456789012:table/Things",
                "arn:aws:dynamodb:eu-central-1:123456789012:Things",
                "arn:aws:dynamodb"
            })
    void otherResourcesAreRefused(String arn) {
        assertThatThrownBy(() -> CALLER.table(arn))
                .isInstanceOfSatisfying(
                        DynamoDbException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION));
    }
}
