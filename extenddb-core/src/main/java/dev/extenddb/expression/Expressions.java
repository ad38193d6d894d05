package dev.extenddb.expression;

import dev.extenddb.cache.RecentlyUsed;

/**
 * Parses expressions and binds them to the placeholders of a request. Parsed forms are kept by their text, for applications send the same
 * few texts over and over. All that is wrong with an expression whatever the item is, is reported here, as a {@link
 * dev.extenddb.error.DynamoDbException} with DynamoDB's message. Thread-safe.
 */
public final class Expressions {

    private static final ExpressionErrors CONDITION = new ExpressionErrors(ExpressionKind.CONDITION);
    private static final ExpressionErrors FILTER = new ExpressionErrors(ExpressionKind.FILTER);
    private static final ExpressionErrors KEY_CONDITION = new ExpressionErrors(ExpressionKind.KEY_CONDITION);
    private static final ExpressionErrors PROJECTION = new ExpressionErrors(ExpressionKind.PROJECTION);
    private static final ExpressionErrors UPDATE = new ExpressionErrors(ExpressionKind.UPDATE);

    /** Conditions, filters and key conditions: they differ only in what their errors say, and only correct ones are kept. */
    private final RecentlyUsed<String, ConditionNode> conditions;

    private final RecentlyUsed<String, ProjectionNode> projections;
    private final RecentlyUsed<String, UpdateNode> updates;

    /** A parser that keeps up to {@code cacheSize} parsed forms of each sort; none if it is 0. */
    public Expressions(int cacheSize) {
        this.conditions = new RecentlyUsed<>(cacheSize);
        this.projections = new RecentlyUsed<>(cacheSize);
        this.updates = new RecentlyUsed<>(cacheSize);
    }

    /** The condition that a ConditionExpression states. */
    public Condition condition(String text, Placeholders placeholders) {
        return Condition.of(bound(text, placeholders, CONDITION));
    }

    /** The condition that a FilterExpression states. */
    public Condition filter(String text, Placeholders placeholders) {
        return Condition.of(bound(text, placeholders, FILTER));
    }

    /** The condition that a KeyConditionExpression states, for {@link KeyCondition#of} to take apart. */
    public ConditionNode keyCondition(String text, Placeholders placeholders) {
        return bound(text, placeholders, KEY_CONDITION);
    }

    /** The places that a ProjectionExpression names. */
    public Projection projection(String text, Placeholders placeholders) {
        ProjectionNode parsed = projections.get(text, uncached -> ProjectionParser.parse(uncached, PROJECTION));
        return Projection.of(new Binder(placeholders, PROJECTION).bind(parsed));
    }

    /** The changes that an UpdateExpression states. */
    public Update update(String text, Placeholders placeholders) {
        UpdateNode parsed = updates.get(text, uncached -> UpdateParser.parse(uncached, UPDATE));
        UpdateNode bound = new Binder(placeholders, UPDATE).bind(parsed);
        return Update.checked(bound);
    }

    private ConditionNode bound(String text, Placeholders placeholders, ExpressionErrors errors) {
        ConditionNode parsed = conditions.get(text, uncached -> ConditionParser.parse(uncached, errors));
        return new Binder(placeholders, errors).bind(parsed);
    }
}
