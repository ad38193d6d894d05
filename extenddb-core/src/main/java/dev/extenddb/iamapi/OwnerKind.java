package dev.extenddb.iamapi;

/** What policies and tags can hang on. The words are those of actions and parameters: {@code PutUserPolicy}, {@code UserName}. */
enum OwnerKind {
    USER("User"),
    GROUP("Group"),
    ROLE("Role");

    private final String word;

    OwnerKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The parameter that names one. */
    String parameter() {
        return word + "Name";
    }
}
