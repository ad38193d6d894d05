package dev.extenddb.bench.boot;

import dev.extenddb.bench.server.FreePort;

/** DynamoDB Local as tests embed it, reached by reflection: it is on no class path of the build. */
public final class EmbeddedDynamoDbLocal implements EmbeddedServer {

    private Object server = new Object();

    @Override
    public int start() throws Exception {
        var port = FreePort.find();
        var arguments = new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)};
        server = Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments);
        server.getClass().getMethod("start").invoke(server);
        return port;
    }

    @Override
    public void stop() throws Exception {
        server.getClass().getMethod("stop").invoke(server);
    }
}
