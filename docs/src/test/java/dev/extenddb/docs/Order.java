package dev.extenddb.docs;

import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** What a customer has ordered, as the applications of the documentation keep it. */
@DynamoDbBean
public final class Order {

    private String customer = "";
    private int number;
    private int cups;

    /** An order yet to be filled in by the enhanced client. */
    public Order() {}

    /** An order of some cups, with its customer's own number. */
    public Order(String customer, int number, int cups) {
        this.customer = customer;
        this.number = number;
        this.cups = cups;
    }

    @DynamoDbPartitionKey
    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }

    @DynamoDbSortKey
    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public int getCups() {
        return cups;
    }

    public void setCups(int cups) {
        this.cups = cups;
    }
}
