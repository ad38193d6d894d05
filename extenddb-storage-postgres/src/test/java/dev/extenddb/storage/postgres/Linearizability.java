package dev.extenddb.storage.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether the history of a register is linearizable: whether each operation can have happened at one instant between its beginning and its
 * end. Goes through the history in time, and keeps all that may be: the register's state together with which of the operations under way have
 * happened already. At an operation's end only those possibilities stay in which it has (after Wing and Gong, and Lowe, whose memory of
 * configurations is this set).
 */
final class Linearizability {

    private Linearizability() {}

    /**
     * An operation.
     *
     * @param begin when it was sent
     * @param end when it was answered; empty if it never was
     */
    record Operation(long begin, Optional<Long> end, Register register) {}

    private record Possibility(String state, Set<Integer> happened) {}

    private record Event(long at, boolean isEnd, int operation) {}

    /** The first operation whose end cannot be explained; empty if the history is linearizable. */
    static Optional<Operation> firstFault(String initial, List<Operation> history) {
        Set<Integer> underWay = new HashSet<>();
        Set<Possibility> possible = Set.of(new Possibility(initial, Set.of()));
        for (Event event : events(history)) {
            if (!event.isEnd()) {
                underWay.add(event.operation());
                continue;
            }
            possible = ended(event.operation(), grown(possible, underWay, history));
            underWay.remove(event.operation());
            if (possible.isEmpty()) {
                return Optional.of(history.get(event.operation()));
            }
        }
        return Optional.empty();
    }

    /** At one instant, beginnings come first: that makes operations overlap which may have. */
    private static List<Event> events(List<Operation> history) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            int operation = i;
            events.add(new Event(history.get(i).begin(), false, i));
            history.get(i).end().ifPresent(end -> events.add(new Event(end, true, operation)));
        }
        events.sort(Comparator.comparingLong(Event::at).thenComparing(Event::isEnd));
        return events;
    }

    /** All that may be once any of the operations under way have happened, in any order. */
    private static Set<Possibility> grown(Set<Possibility> from, Set<Integer> underWay, List<Operation> history) {
        Set<Possibility> all = new HashSet<>(from);
        Deque<Possibility> fresh = new ArrayDeque<>(from);
        while (!fresh.isEmpty()) {
            Possibility one = fresh.remove();
            for (int operation : underWay) {
                if (one.happened().contains(operation)) {
                    continue;
                }
                history.get(operation).register().after(one.state()).ifPresent(state -> {
                    Set<Integer> happened = new HashSet<>(one.happened());
                    happened.add(operation);
                    var next = new Possibility(state, happened);
                    if (all.add(next)) {
                        fresh.add(next);
                    }
                });
            }
        }
        return all;
    }

    private static Set<Possibility> ended(int operation, Set<Possibility> possible) {
        Set<Possibility> left = new HashSet<>();
        for (Possibility one : possible) {
            if (one.happened().contains(operation)) {
                Set<Integer> happened = new HashSet<>(one.happened());
                happened.remove(operation);
                left.add(new Possibility(one.state(), happened));
            }
        }
        return left;
    }
}
