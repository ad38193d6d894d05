package dev.extenddb.differential.compare;

import dev.extenddb.differential.wire.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The list of known differences. Each entry hides differences from the test, so each needs its reason. */
public final class KnownDifferences {

    private static final String INVALID_PATH = "The document path provided in the update expression is invalid for update";
    private static final String OVERLAP = "Two document paths overlap with each other";

    private static final List<KnownDifference> ALL = List.of(
            new KnownDifference(
                    "fails inside",
                    "DynamoDB Local answers some malformed requests with 500 InternalFailure. What a client got wrong is a 400 in DynamoDB.",
                    difference -> difference.reference().status() == 500
                            && difference.candidate().status() == 400),
            new KnownDifference(
                    "takes other JSON types",
                    "DynamoDB refuses a member of the wrong JSON type with SerializationException before it looks at anything else; DynamoDB Local "
                            + "converts it or ignores it.",
                    difference -> difference.step().damaged()
                            && difference.candidate().errorType().equals("SerializationException")),
            new KnownDifference(
                    "creates an item by removing",
                    "In DynamoDB an update that only removes does not create an item that was absent; in DynamoDB Local it creates one with nothing but "
                            + "its key.",
                    difference -> difference.aspect() == Aspect.BODY
                            && createsByRemoving(difference.step())
                            && difference.candidate().body().isEmpty()),
            new KnownDifference(
                    "removes from an absent item",
                    "A path that leads nowhere cannot be removed in DynamoDB, unless the whole item is absent: then nothing happens. DynamoDB Local refuses "
                            + "both.",
                    difference -> difference.aspect() == Aspect.STATUS
                            && difference.candidate().succeeded()
                            && anyUpdate(difference.step(), text -> text.contains("REMOVE"))
                            && difference.reference().message().equals(INVALID_PATH)),
            new KnownDifference(
                    "names a path that does not overlap",
                    "Of overlapping paths, DynamoDB names the two; DynamoDB Local names the first and the one after it, whether it overlaps or not.",
                    difference -> difference.aspect() == Aspect.MESSAGE
                            && difference.reference().message().contains(OVERLAP)
                            && difference.candidate().message().contains(OVERLAP)),
            new KnownDifference(
                    "takes size for a name",
                    "SIZE is a reserved word in DynamoDB; DynamoDB Local takes it for an attribute's name.",
                    difference -> difference.candidate().message().endsWith("reserved keyword: size")),
            new KnownDifference(
                    "looks at the condition before the update's paths",
                    "That an update changes a key attribute shows without the item, so DynamoDB refuses it before it reads the item; DynamoDB Local evaluates "
                            + "the condition first.",
                    difference -> difference.reference().errorType().equals("ConditionalCheckFailedException")
                            && difference.candidate().message().contains("This attribute is part of the key")),
            new KnownDifference(
                    "looks at the table before the request",
                    "DynamoDB checks what the request says before it looks for a table of that name; DynamoDB Local does it the other way round.",
                    difference -> difference.step().call().operation().equals("CreateTable")
                            && difference.reference().errorType().equals("ResourceInUseException")
                            && difference.candidate().errorType().equals("ValidationException")),
            new KnownDifference(
                    "takes throughput on demand",
                    "DynamoDB refuses provisioned throughput with PAY_PER_REQUEST; DynamoDB Local ignores it.",
                    difference -> difference.step().call().operation().equals("CreateTable")
                            && difference.candidate().message().contains("can be specified when BillingMode is PAY_PER_REQUEST")),
            new KnownDifference(
                    "compares keys as texts",
                    "1 and 1.0 are one key; DynamoDB refuses a batch that names it twice, DynamoDB Local compares the texts.",
                    difference -> difference.step().call().operation().startsWith("Batch")
                            && difference.reference().succeeded()
                            && difference.candidate().message().equals("Provided list of item keys contains duplicates")),
            new KnownDifference(
                    "takes an update without an expression",
                    "The service model requires UpdateExpression in a transaction's Update; DynamoDB Local goes without.",
                    difference -> difference.candidate().message().contains("update.updateExpression' failed to satisfy constraint")),
            new KnownDifference(
                    "does not say which action failed",
                    "What an item's content makes impossible cancels a transaction, with a reason for each action; DynamoDB Local fails the request as a whole.",
                    difference -> difference.aspect() == Aspect.ERROR_TYPE
                            && difference.reference().errorType().equals("ValidationException")
                            && difference.candidate().body().path("CancellationReasons").findValuesAsText("Code").contains("ValidationError")));

    private KnownDifferences() {}

    /** The entry that covers the difference. */
    public static Optional<KnownDifference> covering(Difference difference) {
        return ALL.stream().filter(known -> known.rule().test(difference)).findFirst();
    }

    /** Whether the request may leave the servers with different items, both answering as they should. */
    public static boolean mayPartSilently(Step step) {
        return createsByRemoving(step);
    }

    private static boolean createsByRemoving(Step step) {
        return anyUpdate(step, text -> !text.contains("SET ") && !text.contains("ADD "));
    }

    private static boolean anyUpdate(Step step, Predicate<String> rule) {
        return step.call().body().findValuesAsText("UpdateExpression").stream().anyMatch(rule);
    }
}
