package dev.extenddb.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestAccountTest {

    private final TestEngine engine = TestEngine.start();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void dropsItsTablesAtItsEnd() {
        TestAccount account = engine.newAccount();
        TestAccount other = engine.newAccount();
        for (int i = 0; i < 120; i++) {
            Tables.create(account.clients().client(), "things-" + i);
        }
        Tables.create(other.clients().client(), "things-0");

        account.close();
        engine.awaitSweep();

        assertThat(account.clients().client().listTables().tableNames()).isEmpty();
        assertThat(other.clients().client().listTables().tableNames()).containsExactly("things-0");
    }

    @Test
    void dropsItsStreamsAtItsEnd() {
        TestAccount account = engine.newAccount();
        Tables.createWithStream(account.clients().client(), "left");
        Tables.createWithStream(account.clients().client(), "deleted");
        account.clients().client().deleteTable(delete -> delete.tableName("deleted"));
        assertThat(account.clients().streamsClient().listStreams().streams()).hasSize(2);

        account.close();
        engine.awaitSweep();

        assertThat(account.clients().streamsClient().listStreams().streams()).isEmpty();
    }

    @Test
    void leavesAProtectedTable() {
        TestAccount account = engine.newAccount();
        account.clients()
                .client()
                .createTable(Tables.request("things").toBuilder()
                        .deletionProtectionEnabled(true)
                        .build());
        Tables.create(account.clients().client(), "unprotected");

        account.close();
        engine.awaitSweep();

        assertThat(account.clients().client().listTables().tableNames()).containsExactly("things");
    }

    @Test
    void endsItsServer() {
        TestAccount account = engine.newAccount();
        URI endpoint = account.httpEndpoint();
        assertThat(account.httpEndpoint()).isEqualTo(endpoint);

        account.close();

        assertThatThrownBy(() -> new Socket(endpoint.getHost(), endpoint.getPort()).close())
                .isInstanceOf(IOException.class);
    }
}
