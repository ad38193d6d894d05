package dev.extenddb.docs.kotlin

import dev.extenddb.emulator.Emulator
import dev.extenddb.fixture.TableFixture
import dev.extenddb.item.AttributeValue
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import software.amazon.awssdk.enhanced.dynamodb.TableSchema

class EmulatorTest {

    @Test
    fun `a stream tells of an order`() {
        Emulator.inMemory().start().use { emulator ->
            TableFixture.ofBean(Order::class.java, "orders").streaming("NEW_IMAGE").createIn(emulator)
            val orders = emulator.enhancedClient().table("orders", TableSchema.fromBean(Order::class.java))

            orders.putItem(Order("ada", number = 1, cups = 3))

            val image = emulator.streams("orders").take(1).single().newImage().orElseThrow()
            assertThat(image.get("customer").orElseThrow()).isEqualTo(AttributeValue.of("ada"))
        }
    }
}
