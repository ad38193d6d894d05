package dev.extenddb.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.storage.ConflictException;
import dev.extenddb.storage.StorageException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00", "90131"})
    void givingWayIsAConflict(String state) {
        assertThat(SqlFailures.translate(new SQLException("x", state))).isInstanceOf(ConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53300", "57P01"})
    void aLostConnectionCanBeTriedAgain(String state) {
        assertThat(SqlFailures.translate(new SQLException("x", state)))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "53100"})
    void allElseIsAFailureForGood(String state) {
        assertThat(SqlFailures.translate(new SQLException("x", state)))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void aFailureWithoutAStateIsAFailureForGood() {
        var cause = new SQLException("no state");
        assertThat(SqlFailures.translate(cause)).hasCause(cause).isInstanceOf(StorageException.class);
    }
}
