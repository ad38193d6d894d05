package dev.extenddb.junit;

import dev.extenddb.emulator.ClockMode;
import dev.extenddb.emulator.Profile;
import dev.extenddb.storage.Storage;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a DynamoDB of their own, in this process. Parameters and fields of these types are filled in, if the field is
 * {@code null}:
 *
 * <ul>
 *   <li>{@code DynamoDbClient}, {@code DynamoDbAsyncClient}, {@code DynamoDbStreamsClient}, {@code DynamoDbStreamsAsyncClient} of the AWS
 *       SDK for Java 2.x, whose requests do not leave the process unless {@link #transport} says so;
 *   <li>{@code DynamoDbEnhancedClient}, {@code DynamoDbEnhancedAsyncClient}, on top of those; {@code DynamoDbTable} and {@code
 *       DynamoDbAsyncTable} of a class that a {@link Table} names;
 *   <li>{@code Emulator}, {@code EmulatorClock}, {@code FaultInjector}, {@code RequestLog};
 *   <li>{@code java.net.URI}: an HTTP endpoint on the loopback interface for any other client, in any language, with any credentials. The server is
 *       started only when it is asked for.
 * </ul>
 *
 * <p>All of them see the same DynamoDB account, empty but for what {@link Table} and {@link Seed} put there. Which account that is, {@link
 * #isolation} says. Static fields and the parameters of static {@code @BeforeAll} and {@code @AfterAll} methods belong to an account of the class. Accounts
 * share nothing, so tests may run in parallel and use the same table names. Everything is closed by JUnit; closing a client in a test does
 * no harm.
 *
 * <p>When a test fails, its report has what it asked of DynamoDB, how that changed the tables, and which faults happened.
 *
 * <p>The annotation is inherited by subclasses and nested classes, and may be put on an annotation of your own.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(DynamoDbExtension.class)
public @interface DynamoDbTest {

    /** Who shares an account. */
    Isolation isolation() default Isolation.PER_METHOD;

    /** How injected clients reach the emulator. */
    Transport transport() default Transport.IN_PROCESS;

    /** How much of DynamoDB's slowness there is. */
    Profile profile() default Profile.FAST;

    /** How the clock runs. */
    ClockMode clock() default ClockMode.TICKING;

    /** What the clock shows at first, such as {@code 2030-01-01T00:00:00Z}; the present if it is empty. */
    String startAt() default "";

    /** Where tables are kept, unless {@link #storageFrom} says it. */
    StorageKind storage() default StorageKind.MEMORY;

    /** Supplies another storage, such as one on PostgreSQL; called once in a run, by a constructor without parameters. */
    Class<? extends Supplier<? extends Storage>> storageFrom() default UsualStorage.class;

    /** The region of injected clients. */
    String region() default "us-east-1";
}
