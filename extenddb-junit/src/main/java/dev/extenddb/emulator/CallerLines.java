package dev.extenddb.emulator;

import dev.extenddb.ExtendDb;
import dev.extenddb.http.HttpServer;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Proxy;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the line of the program that sends a request. The SDK puts dozens of frames on top of it, so that where a client is ours it is looked for
 * before the SDK is called, and remembered while it works on the same thread. Thread-safe.
 */
final class CallerLines {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /** How many frames are looked at: servers have more that tell nothing. */
    private static final int DEEPEST = 200;

    private static final Set<CodeSource> OURS = Stream.of(CallerLines.class, ExtendDb.class, HttpServer.class)
            .map(type -> type.getProtectionDomain().getCodeSource())
            .collect(Collectors.toUnmodifiableSet());

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
        find().ifPresent(MARKED::set);
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
        return Optional.ofNullable(MARKED.get()).or(CallerLines::find);
    }

    private static Optional<StackTraceElement> find() {
        return WALKER.walk(frames -> frames.limit(DEEPEST)
                .filter(frame -> OF_THE_PROGRAM.get(frame.getDeclaringClass()))
                .findFirst()
                .map(StackFrame::toStackTraceElement));
    }

    private static boolean isOfTheProgram(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null // the platform and generated classes have none
                && !OURS.contains(source)
                && !Proxy.isProxyClass(type)
                && Stream.of("software.amazon.awssdk.", "io.undertow.", "org.xnio.", "org.jboss.", "org.junit.")
                        .noneMatch(type.getName()::startsWith);
    }
}
