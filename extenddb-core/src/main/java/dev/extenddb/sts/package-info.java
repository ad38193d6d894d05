/**
 * AWS's Security Token Service as far as temporary credentials need it: AssumeRole, GetSessionToken, GetCallerIdentity and
 * GetAccessKeyInfo.
 *
 * <p>Who may have credentials is decided by policies; how they are made and kept, {@code iam} knows. Start reading at {@link
 * dev.extenddb.sts.SecurityTokens}.
 */
package dev.extenddb.sts;
