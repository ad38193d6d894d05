package dev.extenddb.policy;

/** What a policy is for, and so what it must and must not have. */
public enum PolicyKind {
    /** Hangs on a user, group or role. */
    IDENTITY("identity-based policy", "an", 6144, false, true),
    /** Bounds what identity-based policies can give. */
    BOUNDARY("permissions boundary", "a", 6144, false, true),
    /** Comes with a session, and bounds what it can do. */
    SESSION("session policy", "a", 2048, false, true),
    /** Hangs on a resource. */
    RESOURCE("resource-based policy", "a", 20_480, true, true),
    /** Hangs on a role, and says who may take it on. */
    TRUST("role trust policy", "a", 4096, true, false);

    private final String words;
    private final String article;
    private final int mostCharacters;
    private final boolean namesPrincipals;
    private final boolean namesResources;

    PolicyKind(String words, String article, int mostCharacters, boolean namesPrincipals, boolean namesResources) {
        this.words = words;
        this.article = article;
        this.mostCharacters = mostCharacters;
        this.namesPrincipals = namesPrincipals;
        this.namesResources = namesResources;
    }

    /** What messages call it. */
    public String words() {
        return words;
    }

    /** The same with its article. */
    String oneOfThem() {
        return article + " " + words;
    }

    /** The most characters that a document may have, white space not counted; see "IAM and AWS STS quotas". */
    public int mostCharacters() {
        return mostCharacters;
    }

    boolean namesPrincipals() {
        return namesPrincipals;
    }

    boolean namesResources() {
        return namesResources;
    }
}
