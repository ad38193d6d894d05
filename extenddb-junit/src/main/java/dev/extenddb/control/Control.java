package dev.extenddb.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.FaultKind;
import dev.extenddb.emulator.FaultRule;
import dev.extenddb.emulator.FiredFault;
import dev.extenddb.emulator.LoggedRequest;
import dev.extenddb.emulator.Snapshot;
import dev.extenddb.emulator.TableStream;
import dev.extenddb.fixture.Json;
import dev.extenddb.fixture.TableText;
import dev.extenddb.stream.StreamRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Does what control requests ask for. Thread-safe. */
final class Control {

    private static final List<String> PICKS = List.of("nth", "every", "probability");
    private static final List<String> FAULT =
            List.of("kind", "operation", "table", "index", "times", "nth", "every", "probability", "seed", "duration");
    private static final JsonFactory JSON = new JsonFactory();
    private static final String TABLES = "GET tables/";
    private static final String SNAPSHOTS = "snapshots/";
    private static final String RESTORE = "/restore";
    private static final String STREAMS = "POST streams/";
    private static final String TAKE = "/take";

    private final Emulator emulator;
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final AtomicInteger lastSnapshot = new AtomicInteger();
    private final Map<String, TableStream> streams = new ConcurrentHashMap<>();

    Control(Emulator emulator) {
        this.emulator = emulator;
    }

    /**
     * The answer to a request: a text, or what JSON is made of; empty if there is no such request.
     *
     * @param request method and path
     * @throws IllegalArgumentException if the request is not sound
     * @throws IllegalStateException if it cannot be done
     */
    Optional<Object> answer(String request, Map<String, Object> body) {
        return switch (request) {
            case "GET clock" -> Optional.of(clock());
            case "POST clock/advance" -> {
                emulator.clock().advance(duration(body));
                yield Optional.of(clock());
            }
            case "POST clock/run-until" -> {
                emulator.clock().runUntil(instant(text(body, "instant")));
                yield Optional.of(clock());
            }
            case "POST reset" -> done(emulator::reset);
            case "POST indexes/await" -> done(emulator::awaitIndexes);
            case "POST snapshots" -> Optional.of(Map.of("id", take()));
            case "POST faults" -> done(() -> emulator.faults().add(rule(body)));
            case "GET faults" ->
                Optional.of(
                        emulator.faults().fired().stream().map(Control::shown).toList());
            case "DELETE faults" -> done(emulator.faults()::clear);
            case "GET requests" ->
                Optional.of(
                        emulator.requests().all().stream().map(Control::shown).toList());
            case "DELETE requests" -> done(emulator.requests()::clear);
            default -> named(request, body);
        };
    }

    private Optional<Object> named(String request, Map<String, Object> body) {
        if (request.startsWith(STREAMS) && request.endsWith(TAKE)) {
            String table = request.substring(STREAMS.length(), request.length() - TAKE.length());
            int most = body.containsKey("most") ? number(body, "most").intValue() : Integer.MAX_VALUE;
            return Optional.of(taken(streams.computeIfAbsent(table, emulator::streams), most));
        }
        if (request.startsWith(TABLES)) {
            return Optional.of(TableText.of(emulator, request.substring(TABLES.length())));
        }
        String restore = "POST " + SNAPSHOTS;
        if (request.startsWith(restore) && request.endsWith(RESTORE)) {
            String id = request.substring(restore.length(), request.length() - RESTORE.length());
            return done(() -> emulator.restore(snapshot(id)));
        }
        String delete = "DELETE " + SNAPSHOTS;
        if (request.startsWith(delete)) {
            String id = request.substring(delete.length());
            return done(() -> {
                snapshot(id).close();
                snapshots.remove(id);
            });
        }
        return Optional.empty();
    }

    private static List<Object> taken(TableStream stream, int most) {
        return stream.take(most).stream().map(Control::shown).toList();
    }

    private static Object shown(StreamRecord streamed) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            streamed.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Json.read(text.toString());
    }

    private static Optional<Object> done(Runnable work) {
        work.run();
        return Optional.of(Map.of());
    }

    private Map<String, Object> clock() {
        Map<String, Object> clock = new LinkedHashMap<>();
        clock.put("now", emulator.clock().instant());
        clock.put("mode", emulator.clock().mode());
        return clock;
    }

    private String take() {
        String id = Integer.toString(lastSnapshot.incrementAndGet());
        snapshots.put(id, emulator.snapshot());
        return id;
    }

    private Snapshot snapshot(String id) {
        Snapshot snapshot = snapshots.get(id);
        if (snapshot == null) {
            throw new IllegalArgumentException("There is no snapshot " + id);
        }
        return snapshot;
    }

    private static FaultRule rule(Map<String, Object> body) {
        if (!FAULT.containsAll(body.keySet())) {
            throw new IllegalArgumentException("A fault has some of " + FAULT + ", not " + body.keySet());
        }
        if (PICKS.stream().filter(body::containsKey).count() > 1) {
            throw new IllegalArgumentException("A fault may have one of nth, every and probability");
        }
        FaultRule rule = FaultRule.of(kind(text(body, "kind")));
        rule = body.containsKey("operation") ? rule.on(text(body, "operation")) : rule;
        rule = body.containsKey("table") ? rule.table(text(body, "table")) : rule;
        rule = body.containsKey("index") ? rule.index(text(body, "index")) : rule;
        rule = body.containsKey("times") ? rule.times(number(body, "times").intValue()) : rule;
        rule = body.containsKey("nth") ? rule.nth(number(body, "nth").intValue()) : rule;
        rule = body.containsKey("every") ? rule.every(number(body, "every").intValue()) : rule;
        if (body.containsKey("probability")) {
            long seed = body.containsKey("seed") ? number(body, "seed").longValue() : 0;
            rule = rule.probability(number(body, "probability").doubleValue(), seed);
        }
        return body.containsKey("duration") ? rule.lasting(duration(body)) : rule;
    }

    private static FaultKind kind(String name) {
        return Stream.of(FaultKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A kind is one of " + List.of(FaultKind.values()) + ", not " + name));
    }

    private static String text(Map<String, Object> body, String name) {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("A text " + name + " is required");
    }

    private static Number number(Map<String, Object> body, String name) {
        if (body.get(name) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("A number " + name + " is required");
    }

    private static Duration duration(Map<String, Object> body) {
        try {
            return Duration.parse(text(body, "duration"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A duration is like PT1H30M: " + e.getMessage(), e);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("An instant is like 2030-01-01T00:00:00Z: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> shown(FiredFault fault) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", fault.at());
        shown.put("kind", fault.rule().kind());
        shown.put("operation", fault.operation());
        shown.put("tables", List.copyOf(fault.tables()));
        return shown;
    }

    private static Map<String, Object> shown(LoggedRequest request) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("at", request.at());
        shown.put("operation", request.operation());
        shown.put("tables", request.tables());
        request.index().ifPresent(index -> shown.put("index", index));
        shown.put("readUnits", request.readUnits());
        shown.put("writeUnits", request.writeUnits());
        request.error().ifPresent(error -> shown.put("error", error));
        shown.put("duration", request.duration());
        shown.put("findings", request.findings());
        return shown;
    }
}
