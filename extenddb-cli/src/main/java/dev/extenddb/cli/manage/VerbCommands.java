package dev.extenddb.cli.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Makes commands of verbs. */
public final class VerbCommands {

    private static final String IMPORT = "import-access-key";

    private final Supplier<ManagementClient> client;
    private final Supplier<Output> output;

    /**
     * Commands that have not been given yet.
     *
     * @param client asks the server, once the options are known
     * @param output how to show answers, likewise
     */
    public VerbCommands(Supplier<ManagementClient> client, Supplier<Output> output) {
        this.client = client;
        this.output = output;
    }

    /** Adds a command for each verb. */
    public void addTo(CommandLine parent) {
        for (Verb verb : Verbs.all()) {
            List<String> words = Verbs.words(verb);
            CommandLine above = parent;
            for (String word : words.subList(0, words.size() - 1)) {
                if (!above.getSubcommands().containsKey(word)) {
                    above.addSubcommand(word, family(word));
                }
                above = above.getSubcommands().get(word);
            }
            above.addSubcommand(words.get(words.size() - 1), command(verb));
        }
    }

    private static CommandSpec family(String word) {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage().description("Commands about the " + word + ".");
        return spec;
    }

    private CommandSpec command(Verb verb) {
        var runner = new Runner(verb);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(runner);
        runner.spec = spec;
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().description(verb.description());
        for (VerbOption option : verb.options()) {
            if (!option.option().isEmpty()) {
                spec.addOption(OptionSpec.builder(option.option())
                        .paramLabel(option.role().label())
                        .type(String.class)
                        .required(option.required())
                        .description(option.description())
                        .build());
            }
        }
        if (verb.name().equals(IMPORT)) {
            spec.addOption(OptionSpec.builder("-y", "--yes")
                    .required(true)
                    .type(boolean.class)
                    .description("Yes, somebody else may know the secret.")
                    .build());
        }
        return spec;
    }

    /** Runs a verb when its options are known. */
    private final class Runner implements Runnable {

        private final Verb verb;
        private CommandSpec spec = CommandSpec.create();

        Runner(Verb verb) {
            this.verb = verb;
        }

        @Override
        public void run() {
            ParseResult parsed = spec.commandLine().getParseResult();
            Map<String, String> values = new HashMap<>();
            for (VerbOption option : verb.options()) {
                if (parsed.hasMatchedOption(option.option())) {
                    values.put(option.option(), parsed.matchedOptionValue(option.option(), ""));
                }
            }
            VerbRequest request = VerbRequest.of(verb, values);
            JsonNode answer = client.get().send(request, !values.containsKey("--limit"));
            spec.commandLine().getOut().println(output.get().text(answer));
        }
    }
}
