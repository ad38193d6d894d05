package dev.extenddb.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fails a test that consumes more capacity than this; what its {@code @BeforeEach} does is not counted. */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface CapacityBudget {

    /** The most read capacity units; without limit unless it is given. */
    double read() default Double.MAX_VALUE;

    /** The most write capacity units, those of global indexes included; without limit unless it is given. */
    double write() default Double.MAX_VALUE;
}
