package dev.extenddb.junit;

import java.util.Objects;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** An order of a shop, as a bean of the enhanced client. */
@DynamoDbBean
public final class Order {

    private String id = "";
    private String article = "";
    private int count;

    /** An order yet to be filled in by the enhanced client. */
    public Order() {}

    Order(String id, String article, int count) {
        this.id = id;
        this.article = article;
        this.count = count;
    }

    @DynamoDbPartitionKey
    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getArticle() {
        return article;
    }

    public void setArticle(String article) {
        this.article = article;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order that && id.equals(that.id) && article.equals(that.article) && count == that.count;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, article, count);
    }

    @Override
    public String toString() {
        return count + " of " + article + " (" + id + ")";
    }
}
