package dev.extenddb.stream;

import dev.extenddb.item.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the records of each item in the order in which they were committed. Stamps of one process are in that order already; where those of
 * several disagree, the versions tell: each record says which one it replaced and which one it left.
 */
final class CommitOrder {

    private CommitOrder() {}

    /** The records in an order in which those of one item follow each other as they were committed; they come in the order of stamps. */
    static List<Arrival> of(List<Arrival> stamped) {
        Map<Bytes, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < stamped.size(); i++) {
            places.computeIfAbsent(stamped.get(i).change().key(), key -> new ArrayList<>())
                    .add(i);
        }
        var ordered = new ArrayList<>(stamped);
        for (List<Integer> ofItem : places.values()) {
            List<Arrival> records = ofItem.stream().map(stamped::get).toList();
            if (!isChain(records)) {
                List<Arrival> chain = chain(records);
                for (int i = 0; i < ofItem.size(); i++) {
                    ordered.set(ofItem.get(i), chain.get(i));
                }
            }
        }
        return ordered;
    }

    /** Whether each record replaced what the one before it left, and nothing that a later one left: a chain may close to a ring. */
    private static boolean isChain(List<Arrival> records) {
        Optional<Long> first = records.get(0).change().replaced();
        if (first.isPresent()
                && first.equals(records.get(records.size() - 1).change().left())) {
            return false;
        }
        for (int i = 1; i < records.size(); i++) {
            if (!records.get(i)
                    .change()
                    .replaced()
                    .equals(records.get(i - 1).change().left())) {
                return false;
            }
        }
        return true;
    }

    /**
     * One item's records, linked by their versions. An item that comes and goes has several lives: first the one whose beginning was
     * recorded before, then those that ended, by their stamps, and last the one that goes on.
     */
    private static List<Arrival> chain(List<Arrival> records) {
        Map<Long, Arrival> byReplaced = new HashMap<>();
        Set<Optional<Long>> left = new HashSet<>();
        for (Arrival record : records) {
            record.change().replaced().ifPresent(version -> byReplaced.put(version, record));
            left.add(record.change().left());
        }
        var lives = new ArrayList<List<Arrival>>();
        for (Arrival record : records) {
            if (record.change().replaced().isEmpty()
                    || !left.contains(record.change().replaced())) {
                lives.add(life(record, byReplaced));
            }
        }
        lives.sort(Comparator.comparingInt(CommitOrder::rank));
        return lives.stream().flatMap(List::stream).toList();
    }

    private static List<Arrival> life(Arrival first, Map<Long, Arrival> byReplaced) {
        var life = new ArrayList<Arrival>();
        for (Arrival next = first;
                next != null;
                next = next.change().left().map(byReplaced::get).orElse(null)) {
            life.add(next);
        }
        return life;
    }

    private static int rank(List<Arrival> life) {
        if (life.get(0).change().replaced().isPresent()) {
            return 0;
        }
        return life.get(life.size() - 1).change().left().isEmpty() ? 1 : 2;
    }
}
