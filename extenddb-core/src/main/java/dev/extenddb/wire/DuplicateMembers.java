package dev.extenddb.wire;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What DynamoDB says of a set with members that repeat. The older wording shows the members as sent, the newer one those before the first
 * repetition in the order of sets, and the others as sent.
 */
final class DuplicateMembers {

    private static final String INVALID = "One or more parameter values were invalid: Input collection ";

    private DuplicateMembers() {}

    static DynamoDbException ofStrings(List<String> members) {
        List<String> read = readTo(members, Utf8::compare);
        return repeated(
                members + " contains duplicates.",
                shown(read, DuplicateMembers::inQuotes, ", ") + " contains duplicates.");
    }

    static DynamoDbException ofBinaries(List<Bytes> members) {
        List<Bytes> read = readTo(members, Comparator.naturalOrder());
        return repeated(
                shown(members, Bytes::toBase64, ", ") + "of type BS contains duplicates.",
                shown(read, member -> inQuotes(member.toBase64()), ",") + "of type BS contains duplicates.");
    }

    static DynamoDbException ofNumbers() {
        return DynamoDbException.validation("Input collection contains duplicates", INVALID + "contains duplicates.");
    }

    private static DynamoDbException repeated(String older, String newer) {
        return DynamoDbException.validation(INVALID + older, INVALID + newer);
    }

    /** The members as a set that takes them one by one has them when it meets the first repetition, and then what is left. */
    private static <T> List<T> readTo(List<T> members, Comparator<T> order) {
        var taken = new TreeSet<T>(order);
        int repetition = 0;
        while (taken.add(members.get(repetition))) {
            repetition++;
        }
        var all = new ArrayList<T>(taken);
        all.addAll(members.subList(repetition, members.size()));
        return all;
    }

    private static <T> String shown(List<T> members, Function<T, String> form, String separator) {
        return members.stream().map(form).collect(Collectors.joining(separator, "[", "]"));
    }

    private static String inQuotes(String text) {
        return '"' + text + '"';
    }
}
