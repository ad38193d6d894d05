package dev.extenddb.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ItemJsonTest {

    @Test
    void writesTheWireFormWithoutSpace() {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        attributes.put("s", AttributeValue.of("a\"b"));
        attributes.put("n", new AttributeValue.N(DynamoNumber.parse("1.50E1")));
        attributes.put("b", AttributeValue.of(Bytes.of((byte) 0, (byte) 255)));
        attributes.put("t", AttributeValue.of(true));
        attributes.put("z", new AttributeValue.NULL());
        attributes.put("l", new AttributeValue.L(List.of(AttributeValue.of(1))));
        attributes.put("m", new AttributeValue.M(Map.of("x", AttributeValue.of(""))));
        attributes.put("ss", new AttributeValue.SS(Set.of("x")));

        assertThat(text(ItemJson.encode(Item.of(attributes))))
                .isEqualTo(
                        "{\"s\":{\"S\":\"a\\\"b\"},\"n\":{\"N\":\"15\"},\"b\":{\"B\":\"AP8=\"},\"t\":{\"BOOL\":true},"
                                + "\"z\":{\"NULL\":true},\"l\":{\"L\":[{\"N\":\"1\"}]},\"m\":{\"M\":{\"x\":{\"S\":\"\"}}},"
                                + "\"ss\":{\"SS\":[\"x\"]}}");
    }

    @Test
    void readsBackWhatItWrote() {
        long seed = 815;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Item item = RandomValues.item(random);
            Bytes encoded = ItemJson.encode(item);

            assertThat(ItemJson.decode(encoded)).as("seed %d, item %d", seed, i).isEqualTo(item);
            assertThat(ItemJson.encode(ItemJson.decode(encoded)))
                    .as("seed %d, item %d", seed, i)
                    .isEqualTo(encoded);
        }
    }

    @Test
    void keepsTheLongestNameAndValue() {
        Item item = Item.of(Map.of("n".repeat(65_535), AttributeValue.of("v".repeat(300_000))));

        assertThat(ItemJson.decode(ItemJson.encode(item))).isEqualTo(item);
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }
}
