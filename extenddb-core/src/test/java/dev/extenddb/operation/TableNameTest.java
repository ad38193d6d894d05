package dev.extenddb.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.table.TableAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:dynamodb:us-east-1:123456789012:table/Things | Invalid AWS region in ",
                "arn:aws-cn:dynamodb:eu-central-1:123456789012:table/Things | Invalid AWS partition in ",
                "arn:aws:dynamodb:eu-central-1:123456789012:backup/Things | Invalid resource type in ",
                "arn:aws:dynamodb:eu-central-1:123456789012:table/Things/index/ByKind | Valid ARN format is ",
                "arn:aws:dynamodb:eu-central-1:123456789012:table/T | Valid ARN format is ",
                "arn:aws:s3:eu-central-1:123456789012:table/Things | Valid ARN format is ",
                "arn:aws:dynamodb:eu-central-1:123456789012:Things | Valid ARN format is ",
                "arn:aws:dynamodb | Valid ARN format is "
            })
    void otherResourcesAreRefused(String arn, String reason) {
        assertThatThrownBy(() -> CALLER.table(arn)).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION);
            assertThat(e.getMessage())
                    .startsWith("1 validation error detected: " + reason.strip())
                    .endsWith(reason.startsWith("Invalid") ? " in '" + arn + "'" : "[a-zA-Z0-9_.-]+");
        });
    }
}
