/**
 * AWS's Security Token Service as far as temporary credentials need it: AssumeRole, GetSessionToken and GetCallerIdentity, in the query
 * protocol: a form in, XML out. Transport-neutral, as {@code protocol} is.
 *
 * <p>Who may have credentials is decided by policies; how they are made and kept, {@code iam} knows. Start reading at {@link
 * dev.extenddb.sts.StsEndpoint}.
 */
package dev.extenddb.sts;
