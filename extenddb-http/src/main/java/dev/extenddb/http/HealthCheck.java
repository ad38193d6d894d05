package dev.extenddb.http;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that must be right for a server to be ready for requests, such as that its database can be reached.
 *
 * @param name what is checked, in a word
 * @param problem says in a line what is wrong, or is empty if all is well; to throw means that something is wrong too. It is asked on a
 *     thread of its own, by one thread at a time, and has a second to answer
 */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
