/** Tests as they are after they came from other DynamoDBs; the page on migration shows what they were before. */
package dev.extenddb.docs.migration;
