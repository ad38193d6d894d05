/**
 * DynamoDB's expression language: text becomes tokens, tokens a tree of records, and a tree with its placeholders filled in becomes an
 * object that tests, projects or changes {@link dev.extenddb.item.Item items}.
 *
 * <p>Nothing here knows tables, keys or requests. Start reading at {@link dev.extenddb.expression.Expressions}; the trees are {@link
 * dev.extenddb.expression.ConditionNode}, {@link dev.extenddb.expression.UpdateNode} and {@link
 * dev.extenddb.expression.ProjectionNode}, their leaves {@link dev.extenddb.expression.Operand}.
 */
package dev.extenddb.expression;
