package dev.extenddb.junit;

import dev.extenddb.fixture.SeedFormat;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Items that are in a table when tests begin; on a method, for that test alone unless tests share the table. What cannot be read or put fails the test. */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Seed.List.class)
@Inherited
@Documented
public @interface Seed {

    /** The name of a table that {@link Table} makes. */
    String table();

    /** Files on the class path, relative to the test class, or with a slash in front from the root. */
    String[] files();

    /** The form of the files. */
    SeedFormat format() default SeedFormat.AUTO;

    /** Several seeds, which are sown in their order. */
    @Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @interface List {

        /** The seeds. */
        Seed[] value();
    }
}
