package dev.extenddb.docs.kotlin

import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey

@DynamoDbBean
data class Order(
    @get:DynamoDbPartitionKey var customer: String = "",
    @get:DynamoDbSortKey var number: Int = 0,
    var cups: Int = 0,
)
