/**
 * Who there is: accounts, administrators beside them, and in each account users, groups, roles, policies, access keys and sessions. All are
 * documents of the catalog, one for each principal, so that whatever hangs on a principal goes when it goes.
 *
 * <p>Nothing here knows how requests or commands look like, nor how a password is made unreadable; what policies mean is known by {@code
 * policy}. Start reading at {@link dev.extenddb.iam.Directory} for what can be changed, at {@link dev.extenddb.iam.Signatories} for how a
 * request finds its sender, and at {@link dev.extenddb.iam.AccountStore} and {@link dev.extenddb.iam.AdminStore} for the rest.
 */
package dev.extenddb.iam;
