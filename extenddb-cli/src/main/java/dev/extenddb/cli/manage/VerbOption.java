package dev.extenddb.cli.manage;

/**
 * An option of a subcommand, and where in the request its value goes.
 *
 * @param option what it is called, with its hyphens
 * @param target the place in the path, the member of the body or the parameter of the query that it fills
 * @param role which of these it is
 * @param required whether it must be given
 */
record VerbOption(String option, String target, Role role, boolean required) {

    /** Where a value goes, and how it is written there. */
    enum Role {
        PLACE("NAME"),
        TEXT("TEXT"),
        NUMBER("NUMBER"),
        FLAG("true|false"),
        JSON("JSON"),
        /** Names with commas in between. */
        NAMES("NAME,NAME"),
        /** The whole body. */
        DOCUMENT("JSON"),
        QUERY("VALUE");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    String description() {
        return switch (role) {
            case DOCUMENT, JSON -> "As JSON, or file:// and the path of a file with it.";
            case NAMES -> "Names with commas in between.";
            case FLAG -> "true or false.";
            case PLACE, TEXT, NUMBER, QUERY -> "The " + option.substring(2).replace('-', ' ') + ".";
        };
    }
}
