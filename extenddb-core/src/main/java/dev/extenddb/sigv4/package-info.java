/**
 * AWS Signature Version 4: what a signature must look like, and whether it is the one that a secret key makes of a request. See "AWS
 * Signature Version 4 for API requests" in the IAM User Guide. Whose secret it is, and what its owner may do, is not known here.
 *
 * <p>Start reading at {@link dev.extenddb.sigv4.SignatureVerifier}.
 */
package dev.extenddb.sigv4;
