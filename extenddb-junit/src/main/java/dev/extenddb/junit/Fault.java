package dev.extenddb.junit;

import dev.extenddb.emulator.FaultKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has requests fail while a test runs; on a class, during each of its tests. Of {@link #nth}, {@link #every} and {@link #probability} at most one may
 * be given; without them every request fails that is meant. Requests are counted anew in each test, and what {@code @BeforeEach} sends is spared.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Fault.List.class)
@Inherited
@Documented
public @interface Fault {

    /** What goes wrong. */
    FaultKind kind();

    /** The operation that is hit, such as {@code PutItem}; empty for all that can be hit. One that does not exist fails the test. */
    String op() default "";

    /** The table that the request is about; empty for all. On a method, one that is not there and no request was about fails the test. */
    String table() default "";

    /** The index that the request reads; empty for all requests. */
    String index() default "";

    /** The number of the only request that is hit, from 1; 0 if it is not given. */
    int nth() default 0;

    /** Of the requests each one is hit whose number, from 1, this divides; 0 if it is not given. */
    int every() default 0;

    /** How probable it is for a request to be hit, 0 to 1; negative if it is not given. */
    double probability() default -1;

    /** What random numbers begin with: for the same seed the same requests are hit. Only with {@link #probability}. */
    long seed() default 0;

    /** How often it happens at most in a test, from 1; 0 for no limit. */
    int times() default 0;

    /** How long {@link FaultKind#LATENCY} and {@link FaultKind#DELAY} take, as ISO 8601 has it: {@code PT0.5S}. */
    String duration() default "PT0.1S";

    /** Several faults. */
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @interface List {

        /** The faults. */
        Fault[] value();
    }
}
