package dev.extenddb.cli.management;

/**
 * Who sends a request.
 *
 * @param name what the audit calls them
 * @param account the account of a user; empty for an administrator
 * @param user the name of a user; empty for an administrator
 */
record Actor(String name, String account, String user) {

    /** Somebody who did not have to say who they are. */
    static final Actor NOBODY = new Actor("", "", "");

    static Actor administrator(String name) {
        return new Actor("admin/" + name, "", "");
    }

    static Actor user(String arn, String account, String user) {
        return new Actor(arn, account, user);
    }

    boolean isAdministrator() {
        return account.isEmpty();
    }

    boolean isUser(String itsAccount, String itsName) {
        return account.equals(itsAccount) && user.equals(itsName);
    }
}
