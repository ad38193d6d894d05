/**
 * Who may do what: accounts, and the administrators beside them.
 *
 * <p>Nothing here knows how requests or commands look like, nor how a password is made unreadable. Start reading at {@link
 * dev.extenddb.iam.AccountStore} and {@link dev.extenddb.iam.AdminStore}.
 */
package dev.extenddb.iam;
