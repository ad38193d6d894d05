package dev.extenddb.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a DynamoDB of their own, in this process. Parameters and fields of these types are filled in, if the field is
 * {@code null}:
 *
 * <ul>
 *   <li>{@code DynamoDbClient}, {@code DynamoDbAsyncClient}, {@code DynamoDbStreamsClient}, {@code DynamoDbStreamsAsyncClient} of the AWS
 *       SDK for Java 2.x, whose requests never leave the process;
 *   <li>{@code DynamoDbEnhancedClient}, {@code DynamoDbEnhancedAsyncClient}, on top of those;
 *   <li>{@code java.net.URI}: an HTTP endpoint on the loopback interface for any other client, in any language, with any credentials and region
 *       {@code us-east-1}. The server is started only when it is asked for.
 * </ul>
 *
 * <p>All of them see the same, at first empty, DynamoDB account. Which account that is follows the life of the test instance: with the usual
 * lifecycle each test method has its own; with {@code @TestInstance(PER_CLASS)} all methods of the class share one. Static fields and the
 * parameters of static {@code @BeforeAll} and {@code @AfterAll} methods belong to an account of the class. Accounts share nothing, so tests
 * may run in parallel and use the same table names. Everything is closed by JUnit; closing a client in a test does no harm.
 *
 * <p>The annotation is inherited by subclasses and nested classes, and may be put on an annotation of your own.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(DynamoDbExtension.class)
public @interface DynamoDbTest {}
