/**
 * Who may do what: policy documents as values, their strict reader, and their evaluation by AWS's logic; see "Policy evaluation logic" and
 * "IAM JSON policy element reference" in the IAM User Guide. Who there is, and with which policies, is kept by {@code iam}.
 *
 * <p>Nothing here knows an operation or a store. Start reading at {@link dev.extenddb.policy.PolicyDocument} for the values and at {@link
 * dev.extenddb.policy.Permissions} for the evaluation.
 */
package dev.extenddb.policy;
