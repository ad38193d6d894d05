package dev.extenddb.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has the injected SDK clients send their requests as somebody whose policies are enforced, as IAM does it: what they may not do throws {@code
 * AccessDeniedException}. On a class or a method it is for all clients that are injected there, on a field or a parameter for that client alone, which
 * goes first. What {@link Table} and {@link Seed} put there, and clients of {@code Emulator}, are the account's own, which may do everything.
 *
 * <p>The account in {@link #principal} stands for the test's own, in the policies too, so that documents can be used as they are deployed.
 * {@code ${AWS::AccountId}}, {@code ${AWS::Region}} and {@code ${AWS::Partition}} stand for what they do in templates.
 *
 * <p>A method's does not reach the fields of classes with lifecycle {@code PER_CLASS}, which are filled before.
 */
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface RunAs {

    /**
     * Identity-based policies: JSON, or names of files on the class path, beside the class or with a slash in front from the root. Without any, only
     * policies of tables and streams allow anything.
     */
    String[] policy() default {};

    /** The ARN of a user, of a role, or of the session of a role. */
    String principal() default "arn:aws:iam::123456789012:user/test";

    /** Tags of the principal, such as {@code team=red}, for {@code aws:PrincipalTag}. */
    String[] tags() default {};

    /** A permissions boundary, given like a policy; none if it is empty. */
    String boundary() default "";
}
