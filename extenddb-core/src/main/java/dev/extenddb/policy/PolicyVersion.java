package dev.extenddb.policy;

/** The version of the policy language. The older one knows no policy variables. */
public enum PolicyVersion {
    V2008("2008-10-17"),
    V2012("2012-10-17");

    private final String date;

    PolicyVersion(String date) {
        this.date = date;
    }

    /** The date that stands for it. */
    public String date() {
        return date;
    }
}
