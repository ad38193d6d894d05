package dev.extenddb.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.ErrorCode;
import dev.extenddb.operation.Caller;
import dev.extenddb.protocol.Peer;
import dev.extenddb.protocol.RequestReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private final LoggerContext context = newContext();
    private final Logging logging = new Logging(context);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static LoggerContext newContext() {
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The members of a JSON object that has no arrays; those of objects inside it under their own names. */
    private static Map<String, String> members(String json) throws IOException {
        var members = new LinkedHashMap<String, String>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    members.put(parser.currentName(), token + " " + parser.getText());
                }
            }
        }
        return members;
    }

    @Test
    void writesLinesForPeople() {
        logging.format(LogFormat.PRETTY, out);
        context.getLogger("dev.extenddb.Something")
                .warn("it is {}\nERROR forged", "odd", new IllegalStateException("why"));

        assertThat(written().lines().findFirst().orElseThrow())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) "
                        + "WARN Something - it is odd\\\\nERROR forged");
        assertThat(written())
                .contains("java.lang.IllegalStateException: why", "\tat dev.extenddb.cli.logging.LoggingTest");
    }

    @Test
    void writesLinesForPrograms() throws IOException {
        logging.format(LogFormat.JSON, out);
        context.getLogger("dev.extenddb.Something").error("it is \"odd\"\n", new IllegalStateException("why"));

        assertThat(written().lines()).hasSize(1);
        assertThat(members(written()))
                .containsEntry("level", "VALUE_STRING ERROR")
                .containsEntry("logger", "VALUE_STRING dev.extenddb.Something")
                .containsEntry("type", "VALUE_STRING java.lang.IllegalStateException")
                .hasEntrySatisfying("time", time -> assertThat(time).endsWith("Z"))
                .hasEntrySatisfying("stack", stack -> assertThat(stack).contains("\tat dev.extenddb"));
    }

    @Test
    void changesLevelsWhileItRuns() {
        logging.format(LogFormat.PRETTY, out);
        var logger = context.getLogger("dev.extenddb.Something");
        var quiet = context.getLogger("org.quiet.Driver");
        logging.level(LogLevel.WARN);
        logger.info("one");
        logging.level(LogLevel.INFO);
        logging.level("org.quiet", LogLevel.ERROR);
        logger.info("two");
        quiet.warn("three");
        logging.level("org.quiet", LogLevel.TRACE);
        quiet.trace("four");

        assertThat(written()).contains("two", "four").doesNotContain("one", "three");
        assertThat(java.util.logging.Logger.getLogger("org.quiet").getLevel())
                .isEqualTo(java.util.logging.Level.FINEST);
    }

    @Test
    void keepsTheLevelWhenTheFormatChanges() {
        logging.format(LogFormat.PRETTY, out);
        logging.level(LogLevel.ERROR);
        logging.format(LogFormat.JSON, out);
        context.getLogger("dev.extenddb.Something").warn("not so bad");

        assertThat(written()).isEmpty();
    }

    @Test
    void knowsLevelsByName() {
        assertThat(LogLevel.of("Debug")).isEqualTo(LogLevel.DEBUG);
        assertThatThrownBy(() -> LogLevel.of("loud")).isInstanceOf(IllegalArgumentException.class);
    }

    private static RequestReport report(Optional<DynamoDbException> error) throws IOException {
        return new RequestReport(
                "ABC",
                new Peer(Optional.of(InetAddress.getByName("192.0.2.7")), true, Optional.empty()),
                Optional.of(new Caller("111122223333", "eu-west-1", "localhost")),
                Optional.of("GetItem"),
                Optional.of("tab"),
                error.map(e -> e.code().httpStatus()).orElse(200),
                error,
                1_234_567,
                10,
                20);
    }

    @Test
    void writesALineForEachRequest() throws IOException {
        logging.format(LogFormat.JSON, out);
        logging.level(LogLevel.ERROR);
        var log = new AccessLog(context.getLogger(Logging.ACCESS));
        log.answered(report(Optional.empty()));
        log.answered(report(Optional.of(new DynamoDbException(ErrorCode.VALIDATION, "a value of theirs"))));
        logging.close();

        assertThat(members(written().lines().findFirst().orElseThrow()))
                .containsEntry("logger", "VALUE_STRING dev.extenddb.access")
                .containsEntry("requestId", "VALUE_STRING ABC")
                .containsEntry("remote", "VALUE_STRING 192.0.2.7")
                .containsEntry("account", "VALUE_STRING 111122223333")
                .containsEntry("operation", "VALUE_STRING GetItem")
                .containsEntry("table", "VALUE_STRING tab")
                .containsEntry("status", "VALUE_NUMBER_INT 200")
                .containsEntry("error", "VALUE_STRING -")
                .containsEntry("micros", "VALUE_NUMBER_INT 1234")
                .containsEntry("requestBytes", "VALUE_NUMBER_INT 10")
                .containsEntry("responseBytes", "VALUE_NUMBER_INT 20");
        assertThat(written()).contains("\"error\":\"ValidationException\"").doesNotContain("a value of theirs");
    }

    @Test
    void writesAccessLinesForPeopleToo() throws IOException {
        logging.format(LogFormat.PRETTY, out);
        new AccessLog(context.getLogger(Logging.ACCESS)).answered(report(Optional.empty()));
        logging.close();

        assertThat(written())
                .endsWith("INFO access - request requestId=ABC remote=192.0.2.7 account=111122223333 operation=GetItem"
                        + " table=tab status=200 error=- micros=1234 requestBytes=10 responseBytes=20\n");
    }
}
