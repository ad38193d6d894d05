package dev.extenddb.cli.setup;

import java.io.PrintWriter;

/** Tells what was made, and what was there already. */
public final class Report {

    private final PrintWriter out;

    /** A report to whoever typed the command. */
    public Report(PrintWriter out) {
        this.out = out;
    }

    /** Tells of one thing. */
    public void tell(boolean created, String what) {
        out.println((created ? "created  " : "exists   ") + what);
    }

    /** Tells of something that nobody will be able to look up. */
    public void secret(String what, String value) {
        out.println("         " + what + ": " + value);
    }

    /** Says something else. */
    public void say(String line) {
        out.println(line);
    }
}
