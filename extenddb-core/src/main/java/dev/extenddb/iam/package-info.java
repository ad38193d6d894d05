/**
 * Who may do what: policy documents as values, their strict reader, and their evaluation by AWS's logic; see "Policy evaluation logic" and
 * "IAM JSON policy element reference" in the IAM User Guide. Who there is and which policies they have is kept by {@code identity}.
 *
 * <p>Nothing here knows an operation or a store. Start reading at {@link dev.extenddb.iam.PolicyDocument} for the values and at {@link
 * dev.extenddb.iam.Permissions} for the evaluation.
 */
package dev.extenddb.iam;
