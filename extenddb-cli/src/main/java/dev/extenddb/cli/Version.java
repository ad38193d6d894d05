package dev.extenddb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says which version this is, as a command and for the option. */
@Command(name = "version", description = "Print the version.")
final class Version implements IVersionProvider, Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    @Override
    public void run() {
        spec.commandLine().getOut().println(line());
    }

    private static String line() {
        return "ExtendDB for Java " + number();
    }

    /** The version's number, if this was packaged. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
