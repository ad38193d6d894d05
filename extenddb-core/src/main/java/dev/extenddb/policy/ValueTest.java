package dev.extenddb.policy;

/** Tests a value of a request against the values of one condition. Immutable. */
@FunctionalInterface
interface ValueTest {

    /** Whether one of the condition's values fits the value of the request. */
    boolean fits(String value, RequestContext context);
}
