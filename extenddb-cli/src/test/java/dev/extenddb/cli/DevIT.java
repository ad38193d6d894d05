package dev.extenddb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DevIT {

    @TempDir
    private Path directory;

    @Test
    void servesUntilItIsTerminated() throws Exception {
        try (var server = ServerProcess.start("dev", "--port", "0")) {
            try (var client = ServerProcess.client(server.awaitReady())) {
                Things.createTable(client);
                Things.put(client, 1);
                assertThat(Things.keeps(client, 1)).isTrue();
                assertThat(Things.keeps(client, 2)).isFalse();
            }

            assertThat(server.terminate()).isIn(0, 143);
            assertThat(server.output()).isEmpty();
            assertThat(server.errors()).isEmpty();
        }
    }

    @Test
    void keepsDataInADirectory() throws Exception {
        String data = directory.resolve("new/directory").toString();
        try (var server = ServerProcess.start("dev", "--port", "0", "--data", data);
                var client = ServerProcess.client(server.awaitReady())) {
            Things.createTable(client);
            Things.put(client, 1);
            server.terminate();
        }

        try (var server = ServerProcess.start("dev", "--port", "0", "--data", data);
                var client = ServerProcess.client(server.awaitReady())) {
            assertThat(Things.keeps(client, 1)).isTrue();
        }
    }

    @Test
    void losesNoAcknowledgedWriteWhenItIsKilled() throws Exception {
        int acknowledged;
        try (var server = ServerProcess.start("dev", "--port", "0", "--data", directory.toString());
                var client = ServerProcess.client(server.awaitReady())) {
            Things.createTable(client);
            acknowledged = new WriteLoad(client, Things.TABLE).killUnderLoad(server, 400);
        }

        try (var server = ServerProcess.start("dev", "--port", "0", "--data", directory.toString());
                var client = ServerProcess.client(server.awaitReady())) {
            assertThat(acknowledged).isGreaterThanOrEqualTo(400);
            for (int id = 1; id <= acknowledged; id++) {
                assertThat(Things.keeps(client, id))
                        .as("write %d of %d", id, acknowledged)
                        .isTrue();
            }
        }
    }

    @Test
    void saysInOneLineThatThePortIsBusy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var server = ServerProcess.start("dev", "--port", "" + taken.getLocalPort())) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.errors())
                    .isEqualTo(
                            "extenddb: Port %d on 127.0.0.1 is in use by another process. Choose another one with --port.%n"
                                    .formatted(taken.getLocalPort()));
            assertThat(server.output()).isEmpty();
        }
    }

    @Test
    void saysInOneLineThatTheDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        try (var server = ServerProcess.start("dev", "--port", "0", "--data", file.toString())) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.errors())
                    .startsWith("extenddb: Cannot use the data directory " + file + ": ")
                    .hasLineCount(1);
            assertThat(server.output()).isEmpty();
        }
    }

    @Test
    void saysInOneLineThatAnotherProcessUsesTheDirectory() throws Exception {
        String data = directory.toString();
        try (var first = ServerProcess.start("dev", "--port", "0", "--data", data)) {
            first.awaitReady();
            try (var second = ServerProcess.start("dev", "--port", "0", "--data", data)) {
                assertThat(second.awaitExit()).isEqualTo(1);
                assertThat(second.errors())
                        .isEqualTo("extenddb: Cannot use the data directory %1$s: %1$s is open in another process."
                                        .formatted(data)
                                + " Choose another one with --data.\n");
                assertThat(second.output()).isEmpty();
            }
        }
    }

    @Test
    void tellsItsVersionAndItsOptions() throws Exception {
        for (String argument : new String[] {"version", "--version"}) {
            try (var command = ServerProcess.start(argument)) {
                assertThat(command.output()).singleElement().asString().matches("ExtendDB for Java \\d.*");
                assertThat(command.awaitExit()).isZero();
            }
        }
        try (var command = ServerProcess.start("dev", "--help")) {
            assertThat(command.output()).anyMatch(line -> line.contains("--data=DIR"));
            assertThat(command.awaitExit()).isZero();
        }
        try (var command = ServerProcess.start("dev", "--prot", "1")) {
            assertThat(command.awaitExit()).isEqualTo(2);
            assertThat(command.errors()).contains("--prot");
        }
    }
}
