/** A resource for the tests of applications with Quarkus. Start with {@link dev.extenddb.docs.quarkus.DynamoDbResource}. */
package dev.extenddb.docs.quarkus;
