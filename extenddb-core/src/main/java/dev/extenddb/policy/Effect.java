package dev.extenddb.policy;

/** What a statement does to the requests that it is about. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** The word that policies have for it. */
    public String word() {
        return word;
    }
}
