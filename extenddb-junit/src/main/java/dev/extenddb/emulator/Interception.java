package dev.extenddb.emulator;

import dev.extenddb.ExtendDb;
import dev.extenddb.error.DynamoDbException;
import dev.extenddb.error.NoAnswerException;
import dev.extenddb.operation.Caller;
import dev.extenddb.operation.GetRecords;
import dev.extenddb.operation.Interceptor;
import dev.extenddb.operation.Operation;
import dev.extenddb.stream.ChangeStream;
import dev.extenddb.wire.JsonOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Has each request done for its scope, with the faults that the scope wants, and takes it down. Thread-safe. */
final class Interception implements Interceptor {

    private final Scopes scopes;
    private final CallerLines callerLines;
    private final Supplier<ExtendDb> engine;

    Interception(Scopes scopes, CallerLines callerLines, Supplier<ExtendDb> engine) {
        this.scopes = scopes;
        this.callerLines = callerLines;
        this.engine = engine;
    }

    /** A request as it came in. */
    private record Arrived(
            Scope scope, RequestTarget target, Object request, Instant at, Optional<StackTraceElement> line) {}

    @Override
    public <I, O extends JsonOutput> CompletionStage<O> around(Operation<I, O> operation, Caller caller, I request) {
        Optional<Scope> scope = scopes.of(caller.account());
        if (scope.isEmpty()) {
            return operation.execute(caller, request);
        }
        scope.get().use();
        scope.get().regions().add(caller.region());
        if (scope.get().isPreparing()) {
            var call = Call.ofItself(scope.get());
            return scopes.within(call, () -> operation.execute(caller, request));
        }
        var target = target(scope.get(), operation, caller, request);
        var arrived =
                new Arrived(scope.get(), target, request, scope.get().clock().instant(), callerLines.current());
        List<FaultRule> faults = scope.get().faults().fire(target, arrived.at());
        return serve(arrived, faults, () -> operation.execute(caller, request), caller);
    }

    private <I> RequestTarget target(Scope scope, Operation<I, ?> operation, Caller caller, I request) {
        var target = RequestTarget.of(operation.name(), request);
        return scope.faults().isIdle()
                ? target
                : stream(caller, request)
                        .map(stream -> target.about(Optional.of(stream.table().name())))
                        .orElse(target);
    }

    private <O> CompletionStage<O> serve(
            Arrived arrived, List<FaultRule> faults, Supplier<CompletionStage<O>> execution, Caller caller) {
        var call = Call.of(arrived.scope(), arrived.target());
        Supplier<CompletionStage<O>> work = faults.isEmpty()
                ? execution
                : faulty(arrived, faults, () -> scopes.within(call, execution), call, caller);
        long began = System.nanoTime();
        CompletionStage<O> stage;
        try {
            stage = scopes.within(call, work);
        } catch (RuntimeException e) {
            stage = CompletableFuture.failedFuture(e);
        }
        return stage.whenComplete((output, failure) -> {
            var took = Duration.ofNanos(System.nanoTime() - began);
            arrived.scope().requests().add(logged(arrived, call, faults, output, failure, took));
        });
    }

    private <O> Supplier<CompletionStage<O>> faulty(
            Arrived arrived, List<FaultRule> faults, Supplier<CompletionStage<O>> execution, Call call, Caller caller) {
        var effects = new FaultEffects(arrived.target(), call, () -> splitShards(caller, arrived.request()));
        Supplier<CompletionStage<O>> work = execution;
        for (FaultRule fault : faults) {
            work = effects.apply(fault, work);
        }
        return work;
    }

    private static LoggedRequest logged(
            Arrived arrived, Call call, List<FaultRule> faults, Object output, Throwable failure, Duration took) {
        RequestTarget target = arrived.target();
        boolean strict = arrived.scope().profile() == Profile.STRICT;
        return new LoggedRequest(
                arrived.at(),
                target.operation(),
                target.tables().isEmpty() ? new ArrayList<>(call.tables()) : target.tables(),
                target.index(),
                call.readUnits(),
                call.writeUnits(),
                failure == null ? Optional.empty() : Optional.of(nameOf(failure)),
                took,
                arrived.line(),
                faults.isEmpty()
                        ? List.of()
                        : faults.stream().map(FaultRule::kind).toList(),
                strict ? Findings.of(target, arrived.request(), output) : List.of());
    }

    private static String nameOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DynamoDbException error) {
            return error.code().wireName();
        }
        return cause instanceof NoAnswerException ? "no answer" : "InternalServerError";
    }

    private void splitShards(Caller caller, Object request) {
        stream(caller, request)
                .ifPresent(stream ->
                        engine.get().account(caller.account(), caller.region()).splitShards(stream));
    }

    private Optional<ChangeStream> stream(Caller caller, Object request) {
        return request instanceof GetRecords.Request records
                ? engine.get().account(caller.account(), caller.region()).streamRead(records.shardIterator())
                : Optional.empty();
    }
}
