package dev.extenddb.docs.kotlin

import dev.extenddb.emulator.FaultKind
import dev.extenddb.emulator.RequestLog
import dev.extenddb.junit.DynamoDbTest
import dev.extenddb.junit.Fault
import dev.extenddb.junit.Seed
import dev.extenddb.junit.Table
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable
import software.amazon.awssdk.enhanced.dynamodb.Key

@DynamoDbTest
@Table(bean = Order::class, name = "orders")
class OrdersTest {

    private lateinit var orders: DynamoDbTable<Order>

    @Test
    fun `an order is kept`() {
        orders.putItem(Order("ada", number = 1, cups = 3))

        val key = Key.builder().partitionValue("ada").sortValue(1).build()
        assertThat(orders.getItem(key)).isEqualTo(Order("ada", number = 1, cups = 3))
    }

    @Test
    @Fault(kind = FaultKind.THROTTLE, op = "PutItem", times = 2)
    fun `the SDK tries again`(requests: RequestLog) {
        orders.putItem(Order("ada", number = 1))

        assertThat(requests.of("PutItem")).hasSize(3)
    }

    @Test
    @Seed(table = "orders", files = ["orders.csv"])
    fun `begins with orders`() {
        assertThat(orders.scan().items()).extracting<String> { it.customer }.containsExactlyInAnyOrder("ada", "bob")
    }
}
