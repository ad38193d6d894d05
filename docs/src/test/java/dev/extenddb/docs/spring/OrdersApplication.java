package dev.extenddb.docs.spring;

import java.net.URI;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Talks to AWS, unless a property names another endpoint. */
@SpringBootApplication
class OrdersApplication {

    @Bean
    DynamoDbClient dynamoDb(Environment settings) {
        var client = DynamoDbClient.builder().region(Region.of(settings.getRequiredProperty("aws.region")));
        if (settings.containsProperty("aws.endpointUrlDynamodb")) {
            var credentials = AwsBasicCredentials.create(
                    settings.getRequiredProperty("aws.accessKeyId"),
                    settings.getRequiredProperty("aws.secretAccessKey"));
            client.endpointOverride(settings.getRequiredProperty("aws.endpointUrlDynamodb", URI.class))
                    .credentialsProvider(StaticCredentialsProvider.create(credentials));
        }
        return client.build();
    }
}
