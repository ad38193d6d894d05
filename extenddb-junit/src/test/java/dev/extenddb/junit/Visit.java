package dev.extenddb.junit;

import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** What a user sees, as a bean of the enhanced client. */
@DynamoDbBean
public final class Visit {

    private int user;
    private String page = "";

    /** A visit yet to be filled in by the enhanced client. */
    public Visit() {}

    Visit(int user, String page) {
        this.user = user;
        this.page = page;
    }

    @DynamoDbPartitionKey
    public int getUser() {
        return user;
    }

    public void setUser(int user) {
        this.user = user;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
