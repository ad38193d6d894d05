package dev.extenddb.emulator;

import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.security.CodeSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the line of the program that sends a request. The SDK puts dozens of frames on top of it, so that where a client is ours it is looked for
 * before the SDK is called, and remembered while it works on the same thread. Thread-safe.
 */
final class CallerLines {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /** How many frames are looked at: servers have more that tell nothing. */
    private static final int DEEPEST = 200;

    /** A set that takes one jar for all three as well. */
    private static final Set<CodeSource> OURS =
            new HashSet<>(List.of(source(CallerLines.class), source(ExtendDb.class), source(HttpServer.class)));

    private static final List<String> BETWEEN =
            List.of("software.amazon.awssdk.", "io.undertow.", "org.xnio.", "org.jboss.", "org.junit.");

    private static final ClassValue<Boolean> OF_THE_PROGRAM = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isOfTheProgram(type);
        }
    };

    private static final ThreadLocal<StackTraceElement> MARKED = new ThreadLocal<>();

    /** Does some work that a line of the program asked for. */
    <T> T marking(Supplier<T> work) {
        StackTraceElement outer = MARKED.get();
        Optional<StackTraceElement> line = find();
        if (line.isPresent()) {
            MARKED.set(line.get());
        }
        try {
            return work.get();
        } finally {
            if (outer == null) {
                MARKED.remove();
            } else {
                MARKED.set(outer);
            }
        }
    }

    /** The line that sends the request which the thread works on. */
    Optional<StackTraceElement> current() {
        StackTraceElement marked = MARKED.get();
        return marked == null ? find() : Optional.of(marked);
    }

    private static Optional<StackTraceElement> find() {
        return WALKER.walk(CallerLines::firstOfTheProgram);
    }

    private static Optional<StackTraceElement> firstOfTheProgram(Stream<StackFrame> frames) {
        Iterator<StackFrame> upwards = frames.iterator();
        for (int depth = 0; depth < DEEPEST && upwards.hasNext(); depth++) {
            StackFrame frame = upwards.next();
            if (OF_THE_PROGRAM.get(frame.getDeclaringClass())) {
                return Optional.of(frame.toStackTraceElement());
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheProgram(Class<?> type) {
        CodeSource source = source(type);
        return source != null // the platform and generated classes have none
                && !OURS.contains(source)
                && !Proxy.isProxyClass(type)
                && !isBetween(type.getName());
    }

    private static CodeSource source(Class<?> type) {
        return type.getProtectionDomain().getCodeSource();
    }

    private static boolean isBetween(String className) {
        for (String prefix : BETWEEN) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
