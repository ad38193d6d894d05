package dev.extenddb.cli.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/** Log lines for programs: one JSON object each, with {@code time}, {@code level}, {@code logger}, {@code message} and what belongs to it. */
final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("message", event.getFormattedMessage());
            writePairs(json, event.getKeyValuePairs());
            if (event.getThrowableProxy() != null) {
                writeFailure(json, event.getThrowableProxy());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    private static void writePairs(JsonGenerator json, List<KeyValuePair> pairs) throws IOException {
        if (pairs == null) {
            return;
        }
        for (KeyValuePair pair : pairs) {
            if (pair.value instanceof Number number) {
                json.writeNumberField(pair.key, number.longValue());
            } else {
                json.writeStringField(pair.key, String.valueOf(pair.value));
            }
        }
    }

    private static void writeFailure(JsonGenerator json, IThrowableProxy failure) throws IOException {
        json.writeObjectFieldStart("failure");
        json.writeStringField("type", failure.getClassName());
        json.writeStringField("message", String.valueOf(failure.getMessage()));
        json.writeStringField("stack", ThrowableProxyUtil.asString(failure));
        json.writeEndObject();
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
