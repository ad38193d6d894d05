package dev.extenddb.differential;

import dev.extenddb.differential.compare.Aspect;
import dev.extenddb.differential.compare.Comparison;
import dev.extenddb.differential.compare.Difference;
import dev.extenddb.differential.compare.KnownDifferences;
import dev.extenddb.differential.generate.RequestGenerator;
import dev.extenddb.differential.wire.Call;
import dev.extenddb.differential.wire.Endpoint;
import dev.extenddb.differential.wire.Json;
import dev.extenddb.differential.wire.Step;
import dev.extenddb.differential.wire.StreamReading;
import dev.extenddb.differential.wire.Walk;
import java.util.Optional;
import java.util.Set;

/** One run: the requests of one seed to both servers, and now and then a comparison of all they hold. */
public final class DifferentialRun {

    private static final int REQUESTS_A_STATE_CHECK = 100;
    private static final Set<String> CHANGE_TABLES = Set.of("CreateTable", "UpdateTable", "DeleteTable");

    private final Endpoint reference;
    private final Endpoint candidate;
    private final Walk referenceWalk;
    private final Walk candidateWalk;
    private final StreamReading referenceStreams;
    private final StreamReading candidateStreams;
    private final long seed;
    private final Report report = new Report();

    /**
     * A run against two servers that hold no tables yet.
     *
     * @param reference DynamoDB Local
     * @param candidate the server in question
     * @param seed makes the requests
     */
    public DifferentialRun(Endpoint reference, Endpoint candidate, long seed) {
        this.reference = reference;
        this.candidate = candidate;
        this.referenceWalk = new Walk(reference);
        this.candidateWalk = new Walk(candidate);
        this.referenceStreams = new StreamReading(reference);
        this.candidateStreams = new StreamReading(candidate);
        this.seed = seed;
    }

    /** Sends so many requests and says what came of them. */
    public Report run(int requests) {
        RequestGenerator.setUp().forEach(call -> compare(-1, Step.once(call)));
        awaitSettled();
        var generator = new RequestGenerator(seed);
        for (var index = 0; index < requests; index++) {
            take(index, generator.next());
            if (index % REQUESTS_A_STATE_CHECK == REQUESTS_A_STATE_CHECK - 1 || index == requests - 1) {
                compareState(index);
            }
        }
        return report;
    }

    private void take(int index, Step step) {
        var difference = compare(index, step);
        var changesTables = CHANGE_TABLES.contains(step.call().operation());
        if (changesTables) {
            awaitSettled();
        }
        var parted = difference.isPresent() && difference.get().aspect() != Aspect.UNCHECKED_MESSAGE;
        if (parted) {
            new Repair(reference, candidate).run(changesTables);
            skipStreams(step);
        } else if (KnownDifferences.mayPartSilently(step)) {
            new Repair(reference, candidate).contents(step.call().body().findValuesAsText("TableName"));
            skipStreams(step);
        }
    }

    /** After a request on which the servers parted, what they had written since the last comparison tells nothing. */
    private void skipStreams(Step step) {
        var text = step.call().toString();
        var touched = RequestGenerator.streamedTables().stream()
                .filter(text::contains)
                .toList();
        referenceStreams.skip(touched);
        candidateStreams.skip(touched);
    }

    private Optional<Difference> compare(int index, Step step) {
        var expected = referenceWalk.take(step);
        var actual = candidateWalk.take(step);
        report.count(step.call().operation(), expected);
        var difference = Comparison.differ(step, expected, actual)
                .map(aspect -> new Difference(seed, index, step, aspect, expected, actual));
        difference.ifPresent(report::add);
        return difference;
    }

    private void compareState(int index) {
        var tables = new Tables(reference);
        var sound = true;
        for (var table : tables.names()) {
            for (var reading : tables.readings(table)) {
                var expected = referenceWalk.take(reading);
                var actual = candidateWalk.take(reading);
                if (Comparison.differ(reading, expected, actual).isPresent()) {
                    report.add(new Difference(
                            seed,
                            index,
                            reading,
                            Aspect.STATE,
                            Comparison.without(expected, actual),
                            Comparison.without(actual, expected)));
                    sound = false;
                }
            }
        }
        compareStreams(index);
        if (!sound) {
            new Repair(reference, candidate).run(false);
            referenceStreams.skip(RequestGenerator.streamedTables());
            candidateStreams.skip(RequestGenerator.streamedTables());
        }
    }

    private void compareStreams(int index) {
        for (var table : RequestGenerator.streamedTables()) {
            var step = Step.once(new Call("GetRecords", Json.object("TableName", table)));
            var expected = referenceStreams.fresh(table);
            var actual = candidateStreams.fresh(table);
            report.count("GetRecords", expected);
            if (Comparison.differ(step, expected, actual).isPresent()) {
                report.add(new Difference(seed, index, step, Aspect.STATE, expected, actual));
            }
        }
    }

    private void awaitSettled() {
        new Tables(reference).awaitSettled();
        new Tables(candidate).awaitSettled();
    }
}
