package dev.extenddb.howto;

import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

/** A user's session, which ends at a given time. */
@DynamoDbBean
public final class Session {

    private String user = "";
    private long expires;

    /** A session yet to be filled in by the enhanced client. */
    public Session() {}

    Session(String user, long expires) {
        this.user = user;
        this.expires = expires;
    }

    @DynamoDbPartitionKey
    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public long getExpires() {
        return expires;
    }

    public void setExpires(long expires) {
        this.expires = expires;
    }
}
