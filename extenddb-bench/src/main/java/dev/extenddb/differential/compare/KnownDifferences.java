package dev.extenddb.differential.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.extenddb.differential.wire.Reply;
import dev.extenddb.differential.wire.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The list of known differences. Each entry hides differences from the test, so each needs its reason. */
public final class KnownDifferences {

    private static final String INVALID_PATH =
            "The document path provided in the update expression is invalid for update";
    private static final String OVERLAP = "Two document paths overlap with each other";

    private static final String ABSENT_OPERAND =
            "The provided expression refers to an attribute that does not exist in the item";
    private static final Set<String> TABLE_ERRORS = Set.of("ResourceNotFoundException", "ResourceInUseException");
    private static final Pattern SEVERAL =
            Pattern.compile("Invalid \\w+: (Incorrect operand type|An expression attribute (name|value) used)");
    private static final Pattern KEYWORD_TOKEN =
            Pattern.compile(": Syntax error; token: \"(?i:AND|OR|NOT|IN|BETWEEN|SET|ADD|DELETE|REMOVE)\"");
    private static final Pattern ATTRIBUTE_ACTION = Pattern.compile(
            "Only DELETE action is allowed|(ADD|DELETE) action .*is not supported for the type|Input collection .*contains duplicates");
    private static final Pattern EXPRESSION_ERROR = Pattern.compile("Invalid \\w+Expression: ");

    private static final Pattern OUT_OF_RANGE = Pattern.compile("Number (over|under)flow");
    private static final Pattern UNKNOWN_RETURN = Pattern.compile(
            "at 'return(ConsumedCapacity|Values)' failed to satisfy constraint: Member must satisfy enum");
    private static final Pattern UNTYPED_EMPTY_MAP = Pattern.compile("(?<=\"(?!M\")[^\"]{1,20}\":|[\\[,])\\{}");

    /** The keys of all tables are called so. */
    private static final Set<String> KEYS = Set.of("p", "s");

    /** Expressions name the keys so, or by the same with a number sign. */
    private static final Pattern NAMES_A_KEY = Pattern.compile("(?<![:\\w.])#?[ps](?![\\w.])");

    private static final List<KnownDifference> GENERAL = List.of(
            new KnownDifference(
                    "fails inside",
                    "DynamoDB Local answers some requests, most of them malformed, with 500 InternalFailure. What a client got wrong is a 400 in DynamoDB.",
                    "Developer Guide, Error handling with DynamoDB: 4xx is the client's fault, 5xx the service's",
                    difference -> difference.reference().status() == 500
                            && difference.candidate().status() != 500),
            new KnownDifference(
                    "takes other JSON types",
                    "DynamoDB refuses a member of the wrong JSON type with SerializationException before it looks at anything else; DynamoDB Local "
                            + "converts it or ignores it.",
                    "Developer Guide, DynamoDB low-level API: data type descriptors; recorded on AWS",
                    difference -> difference.step().damaged()
                            && difference.candidate().errorType().equals("SerializationException")),
            new KnownDifference(
                    "creates an item by removing",
                    "In DynamoDB an update that only removes does not create an item that was absent; in DynamoDB Local it creates one with nothing but "
                            + "its key.",
                    "recorded on AWS",
                    difference -> difference.aspect() == Aspect.BODY
                            && createsByRemoving(difference.step())
                            && KEYS.containsAll(
                                    names(difference.reference().body().path("Attributes")))
                            && !difference.candidate().body().has("Attributes")),
            new KnownDifference(
                    "removes from an absent item",
                    "A path that leads nowhere cannot be removed in DynamoDB, unless the whole item is absent: then nothing happens. DynamoDB Local refuses "
                            + "both.",
                    "recorded on AWS",
                    difference -> difference.aspect() == Aspect.STATUS
                            && difference.candidate().succeeded()
                            && anyUpdate(difference.step(), text -> text.contains("REMOVE"))
                            && difference.reference().message().equals(INVALID_PATH)),
            new KnownDifference(
                    "names a path that does not overlap",
                    "Of overlapping paths, DynamoDB names the two; DynamoDB Local names the first and the one after it, whether it overlaps or not.",
                    "API Reference, UpdateItem: the two paths are in the message; recorded on AWS",
                    difference -> difference.aspect() == Aspect.MESSAGE
                            && difference.reference().message().contains(OVERLAP)
                            && difference.candidate().message().contains(OVERLAP)),
            new KnownDifference(
                    "takes size for a name",
                    "SIZE is a reserved word in DynamoDB; DynamoDB Local takes it for an attribute's name.",
                    "Developer Guide, Reserved words in DynamoDB",
                    difference -> difference.candidate().message().endsWith("reserved keyword: size")),
            new KnownDifference(
                    "looks at the condition before the update's paths",
                    "That an update changes a key attribute shows without the item, so DynamoDB refuses it before it reads the item; DynamoDB Local evaluates "
                            + "the condition first.",
                    "none",
                    difference -> difference.reference().errorType().equals("ConditionalCheckFailedException")
                            && difference.candidate().message().contains("This attribute is part of the key")),
            new KnownDifference(
                    "looks at the table before the request",
                    "DynamoDB checks what the request says before it looks for a table of that name; DynamoDB Local does it the other way round.",
                    "recorded on AWS",
                    difference -> TABLE_ERRORS.contains(difference.reference().errorType())
                            && difference.candidate().errorType().equals("ValidationException")),
            new KnownDifference(
                    "looks at the length of a name in a batch",
                    "A batch names tables by 1 to 1024 characters, so one of less than 3 is a table that does not exist; DynamoDB Local refuses the name.",
                    "API Reference, BatchGetItem: RequestItems, key length constraints",
                    difference -> difference.step().damaged()
                            && difference.step().call().operation().startsWith("Batch")
                            && difference.reference().message().startsWith("Invalid table/index name")
                            && difference.candidate().errorType().equals("ResourceNotFoundException")),
            new KnownDifference(
                    "compares keys as texts",
                    "1 and 1.0 are one key; DynamoDB refuses a batch that names it twice, DynamoDB Local compares the texts.",
                    "Developer Guide, Data types: Number; leading and trailing zeroes are trimmed",
                    difference -> difference.step().call().operation().startsWith("Batch")
                            && difference.reference().succeeded()
                            && difference
                                    .candidate()
                                    .message()
                                    .equals("Provided list of item keys contains duplicates")),
            new KnownDifference(
                    "takes zero with any exponent",
                    "A zero written with an exponent that no other number can have is out of range like those; DynamoDB Local takes it.",
                    "measured on AWS",
                    difference -> difference.aspect() == Aspect.STATUS
                            && difference.reference().succeeded()
                            && OUT_OF_RANGE
                                    .matcher(difference.candidate().message())
                                    .find()),
            new KnownDifference(
                    "takes deeper expression values",
                    "In PutItem, UpdateItem and DeleteItem, the values of expressions can be nested as deep as attributes of items; in DynamoDB Local they can "
                            + "be nested one level deeper.",
                    "measured on AWS",
                    difference -> difference.step().call().operation().matches("(Put|Update|Delete)Item")
                            && difference.candidate().message().startsWith("Nesting Levels have exceeded")),
            new KnownDifference(
                    "takes an update without an expression",
                    "The service model requires UpdateExpression in a transaction's Update; DynamoDB Local goes without.",
                    "API Reference, Update: UpdateExpression is required",
                    difference -> difference
                            .candidate()
                            .message()
                            .contains("update.updateExpression' failed to satisfy constraint")),
            new KnownDifference(
                    "does not say which action failed",
                    "A key of another shape than the table's, and what an item's content makes impossible, cancel a transaction in DynamoDB, with a reason for each "
                            + "action; DynamoDB Local fails the request as a whole, or cancels it without reasons.",
                    "API Reference, TransactWriteItems: cancellation reasons",
                    difference -> !difference.reference().succeeded()
                            && difference
                                    .reference()
                                    .body()
                                    .path("CancellationReasons")
                                    .isMissingNode()
                            && !EXPRESSION_ERROR
                                    .matcher(difference.reference().message())
                                    .lookingAt()
                            && reasons(difference.candidate()).contains("ValidationError")),
            new KnownDifference(
                    "evaluates conditions beside an action that does not fit",
                    "An action that does not fit its table cancels a transaction before any condition is evaluated: no other action has a reason. DynamoDB Local "
                            + "evaluates the conditions too.",
                    "recorded on AWS",
                    difference -> difference.aspect() == Aspect.BODY
                            && reasons(difference.candidate()).contains("ValidationError")
                            && reasons(difference.candidate())
                                    .equals(reasons(difference.reference()).stream()
                                            .map(code -> code.replace("ConditionalCheckFailed", "None"))
                                            .toList())),
            new KnownDifference(
                    "cancels for a wrong request",
                    "That an update changes a key attribute, or a statement names no item, shows without any item: DynamoDB fails the request as a whole. That "
                            + "DynamoDB Local's cancellation has a list of reasons too short, or none, says that it is an accident.",
                    "API Reference, TransactWriteItems: cancellation reasons are in the order of the actions",
                    difference -> difference.reference().errorType().equals("TransactionCanceledException")
                            && difference.candidate().errorType().equals("ValidationException")
                            && (difference.candidate().message().contains("This attribute is part of the key")
                                    || (difference.step().call().operation().equals("ExecuteTransaction")
                                            && !difference.reference().body().has("CancellationReasons")))),
            new KnownDifference(
                    "filters an index by the table's attributes",
                    "A scan of an index has no more to filter by than what the index projects; DynamoDB Local looks the rest up in the table.",
                    "Developer Guide, Using Global Secondary Indexes: attribute projections",
                    difference -> difference.aspect() == Aspect.BODY
                            && difference.step().call().operation().equals("Scan")
                            && difference.step().call().body().has("IndexName")
                            && difference.step().call().body().has("FilterExpression")),
            new KnownDifference(
                    "returns attributes whole",
                    "UPDATED_OLD and UPDATED_NEW show of a list or map only what the update names; DynamoDB Local shows the whole attribute.",
                    "API Reference, UpdateItem: ReturnValues; recorded on AWS",
                    difference -> difference.aspect() == Aspect.BODY
                            && difference
                                    .step()
                                    .call()
                                    .body()
                                    .path("ReturnValues")
                                    .asText()
                                    .startsWith("UPDATED_")
                            && anyUpdate(difference.step(), text -> text.contains("[") || text.contains("."))),
            new KnownDifference(
                    "reads before it looks for an item named twice",
                    "A transaction that names an item twice, a check of it included and 1.0 being 1, is refused by DynamoDB before it reads; DynamoDB Local "
                            + "evaluates conditions first.",
                    "API Reference, TransactWriteItems: no two actions can target the same item",
                    difference -> difference.step().call().operation().equals("TransactWriteItems")
                            && difference
                                    .candidate()
                                    .message()
                                    .equals("Transaction request cannot include multiple operations on one item")),
            new KnownDifference(
                    "looks at the token before the request",
                    "A request that can be no transaction at all is told so, whatever its token was used for; DynamoDB Local compares it with the token's first use.",
                    "none",
                    difference -> difference.reference().errorType().equals("IdempotentParameterMismatchException")
                            && difference.candidate().errorType().equals("ValidationException")),
            new KnownDifference(
                    "stumbles over a keyword",
                    "A misplaced keyword is a syntax error to both; ExtendDB reads it as a name and stumbles over what follows.",
                    "none; both refuse",
                    difference -> difference.aspect() == Aspect.MESSAGE
                            && KEYWORD_TOKEN
                                    .matcher(difference.reference().message())
                                    .find()
                            && difference.candidate().message().contains(": Syntax error; token: ")),
            new KnownDifference(
                    "finds another of several faults first",
                    "Where an expression has several faults of one sort, which one is told is not settled by any recording known to us.",
                    "none; both refuse",
                    difference -> difference.aspect() == Aspect.MESSAGE
                            && SEVERAL.matcher(difference.reference().message()).lookingAt()
                            && SEVERAL.matcher(difference.candidate().message()).lookingAt()),
            new KnownDifference(
                    "refuses null members",
                    "Not settled by any recording known to us: to DynamoDB Local a null in a map is a value that is missing, to ExtendDB a member that is missing.",
                    "none",
                    difference -> difference.step().damaged()
                            && difference.step().call().toString().contains(":null")),
            new KnownDifference(
                    "looks beyond the limit",
                    "DynamoDB stops at the limit and gives a LastEvaluatedKey whether or not more items follow; DynamoDB Local gives none where its key condition "
                            + "shows that none can.",
                    "Developer Guide, Querying tables: LastEvaluatedKey not empty does not mean that there is more",
                    difference -> difference.step().call().operation().equals("Query")
                            && difference.step().call().body().has("Limit")
                            && difference.candidate().body().has("LastEvaluatedKey")
                            && !difference.reference().body().has("LastEvaluatedKey")),
            new KnownDifference(
                    "lets an update change an index key's type",
                    "The key attributes of an index have their declared type in every item; DynamoDB Local does not look when an update computes one for a local index.",
                    "Developer Guide, Local Secondary Indexes: type of index key attributes",
                    difference -> (difference.reference().succeeded()
                                    || difference.reference().errorType().equals("TransactionCanceledException"))
                            && difference.candidate().body().toString().contains("Type mismatch for Index Key")),
            new KnownDifference(
                    "sees the key of an absent item",
                    "Not settled by any recording known to us: to an update expression on an absent item, DynamoDB Local shows the key attributes that the item "
                            + "will have; ExtendDB shows nothing.",
                    "none",
                    difference -> anyUpdate(
                                    difference.step(),
                                    text -> NAMES_A_KEY.matcher(text).find())
                            && difference.reference().succeeded()
                            && (difference.aspect() == Aspect.BODY
                                    || difference.candidate().message().equals(ABSENT_OPERAND))),
            new KnownDifference(
                    "refuses if_not_exists of a path and itself",
                    "Not settled by any recording known to us: DynamoDB has this error for comparisons, DynamoDB Local for if_not_exists as well.",
                    "none",
                    difference ->
                            difference.reference().message().contains("must be distinct from the remaining operands")
                                    && difference.reference().message().contains("operator: if_not_exists")),
            new KnownDifference(
                    "evaluates both sides of if_not_exists",
                    "The second operand is there for items without the first; DynamoDB Local fails when it leads nowhere although it is not needed.",
                    "API Reference, UpdateItem: if_not_exists (path, operand)",
                    difference -> anyUpdate(difference.step(), text -> text.contains("if_not_exists"))
                            && difference.candidate().succeeded()
                            && difference.reference().message().equals(ABSENT_OPERAND)),
            new KnownDifference(
                    "looks at Expected before AttributeUpdates",
                    "That an action of AttributeUpdates has no value, one of the wrong type or a set that has an element twice shows without the item, so DynamoDB "
                            + "refuses it before it reads the item; DynamoDB Local evaluates Expected first.",
                    "recorded on AWS",
                    difference -> difference.reference().errorType().equals("ConditionalCheckFailedException")
                            && ATTRIBUTE_ACTION
                                    .matcher(difference.candidate().message())
                                    .find()),
            new KnownDifference(
                    "forgets an update where an action is left out",
                    "An update in AttributeUpdates without an action is a PUT; DynamoDB Local then changes nothing at all.",
                    "API Reference, AttributeValueUpdate: PUT is the default for Action",
                    difference -> leavesOutAnAction(difference.step())
                            && difference.reference().succeeded()),
            new KnownDifference(
                    "takes no attributes for all",
                    "The service model requires one name at least in AttributesToGet; DynamoDB Local goes without.",
                    "API Reference, KeysAndAttributes: AttributesToGet has at least one item",
                    difference -> difference.reference().succeeded()
                            && difference.candidate().message().contains("ttributesToGet' failed to satisfy")),
            new KnownDifference(
                    "takes any word for what to return",
                    "ReturnConsumedCapacity and ReturnValues are one of a few words, or a ValidationException; DynamoDB Local takes any word for the one and none "
                            + "for the other.",
                    "API Reference, DeleteItem: ReturnConsumedCapacity, ReturnValues; recorded on AWS",
                    difference -> difference.step().damaged()
                            && UNKNOWN_RETURN
                                    .matcher(difference.candidate().message())
                                    .find()),
            new KnownDifference(
                    "lets a check look into keys",
                    "Key attributes are scalars, so no expression goes into one; DynamoDB Local says so of every expression but that of a ConditionCheck.",
                    "none",
                    difference -> difference.step().call().body().toString().contains("\"ConditionCheck\"")
                            && difference.candidate().message().startsWith("Key attributes must be scalars")),
            new KnownDifference(
                    "leaves the type of an empty map out of streams",
                    "Every value has its type; in the images of stream records, DynamoDB Local shows an empty map in a map or a list without.",
                    "API Reference, AttributeValue",
                    difference -> difference.aspect() == Aspect.STATE
                            && difference.isOnly(
                                    text -> UNTYPED_EMPTY_MAP.matcher(text).replaceAll("{\"M\":{}}"))));

    private static final List<KnownDifference> ALL = Stream.of(GENERAL, TableDifferences.ALL, StatementDifferences.ALL)
            .flatMap(List::stream)
            .toList();

    private KnownDifferences() {}

    /** All entries. */
    public static List<KnownDifference> all() {
        return ALL;
    }

    /** The entry that covers the difference. */
    public static Optional<KnownDifference> covering(Difference difference) {
        return ALL.stream().filter(known -> known.rule().test(difference)).findFirst();
    }

    /** Whether the request may leave the servers with different items, both answering as they should. */
    public static boolean mayPartSilently(Step step) {
        return createsByRemoving(step) || leavesOutAnAction(step);
    }

    private static boolean leavesOutAnAction(Step step) {
        for (var update : step.call().body().path("AttributeUpdates")) {
            if (!update.has("Action")) {
                return true;
            }
        }
        return false;
    }

    private static List<String> reasons(Reply reply) {
        return reply.body().path("CancellationReasons").findValuesAsText("Code");
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static boolean createsByRemoving(Step step) {
        return anyUpdate(step, text -> !text.contains("SET ") && !text.contains("ADD ")) || onlyDeletes(step);
    }

    private static boolean onlyDeletes(Step step) {
        var updates = step.call().body().path("AttributeUpdates");
        for (var update : updates) {
            if (!update.path("Action").asText().equals("DELETE")) {
                return false;
            }
        }
        return !updates.isEmpty();
    }

    private static boolean anyUpdate(Step step, Predicate<String> rule) {
        return step.call().body().findValuesAsText("UpdateExpression").stream().anyMatch(rule);
    }
}
