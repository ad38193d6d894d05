package dev.extenddb.cli;

import dev.extenddb.cli.logging.Logging;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code extenddb}. */
@Command(
        name = "extenddb",
        description = "A DynamoDB-compatible server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {DevCommand.class, Version.class})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /** Runs a command and ends the process with its exit code: 0 for success, 1 for failure, 2 for wrong arguments. */
    public static void main(String[] arguments) {
        // Before any library logs, and before there are threads that would have to wait for each other.
        Logging logging = Logging.ofProcess();
        CommandLine commands =
                isDev(arguments) ? withFailures(new CommandLine(new Main())) : commandLine(System.getenv(), logging);
        System.exit(commands.execute(arguments));
    }

    /** The emulator is started again and again, by tests too: it does not wait for the other commands to be described. */
    private static boolean isDev(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("dev");
    }

    static CommandLine commandLine(Map<String, String> environment, Logging logging) {
        return withFailures(new CommandLine(new Main())
                .addSubcommand(new InitCommand(environment))
                .addSubcommand(new ServeCommand(environment, logging))
                .addSubcommand(new StopCommand(environment))
                .addSubcommand(new StatusCommand(environment))
                .addSubcommand(new HealthcheckCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new MigrateCommand(environment))
                .addSubcommand(new DestroyCommand(environment))
                .addSubcommand(new SettingsCommand(environment))
                .addSubcommand(ManageCommand.commandLine(environment)));
    }

    private static CommandLine withFailures(CommandLine commands) {
        return commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("extenddb: " + FailureLine.of(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? Try: extenddb dev, or extenddb --help");
    }
}
