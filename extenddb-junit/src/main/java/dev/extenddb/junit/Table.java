package dev.extenddb.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table that is there when tests begin; on a method, for that test alone: where tests share an account it is removed afterwards, as that of a nested class is. Either {@link #createTable} or {@link #template}
 * says how it looks, or else {@link #bean}; the others change that. It is ready at once, whatever the profile. What is not sound fails the test, with DynamoDB's error.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Table.List.class)
@Inherited
@Documented
public @interface Table {

    /** The table's name; without it, the one in the request or the template, or the simple name of the bean. */
    String name() default "";

    /**
     * A class of the enhanced client, whose schema has the keys and indexes. Beside {@link #createTable} or {@link #template}, which have those, the class of the table's
     * items: by it a {@code DynamoDbTable} is injected.
     */
    Class<?> bean() default void.class;

    /** A file on the class path with a CreateTable request in JSON, relative to the test class. */
    String createTable() default "";

    /** A file on the class path with a CloudFormation or SAM template in JSON, or in YAML with {@code org.yaml:snakeyaml} on the class path, relative to the test class. */
    String template() default "";

    /** The table's logical id in the template, if there are several. */
    String resource() default "";

    /** Who pays. */
    Billing billing() default Billing.AS_IT_SAYS;

    /** With {@link Billing#PROVISIONED}, the read capacity units of the table and of each global index; from 1. */
    long readUnits() default 5;

    /** With {@link Billing#PROVISIONED}, the write capacity units of the table and of each global index; from 1. */
    long writeUnits() default 5;

    /** The attribute by which items expire, seconds since 1970; without it they do not. */
    String timeToLive() default "";

    /** What a stream of the table shows, such as {@code NEW_AND_OLD_IMAGES}; without it the table has a stream if what it is made from says so. */
    String stream() default "";

    /** What indexes have of items, where it is to be another choice. */
    Projected[] projections() default {};

    /** How a table is billed. */
    enum Billing {
        /** As the request or the template says; by request if they do not say. */
        AS_IT_SAYS,

        /** By request: there is no throughput to provision. */
        PAY_PER_REQUEST,

        /** By throughput, see {@link #readUnits} and {@link #writeUnits}. */
        PROVISIONED
    }

    /** What an index has of items. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Projected {

        /** The index. */
        String index();

        /** {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}. */
        String type();

        /** With {@code INCLUDE}, the attributes. */
        String[] attributes() default {};
    }

    /** Several tables. */
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @interface List {

        /** The tables. */
        Table[] value();
    }
}
