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
    static List<ChangeRecord> of(List<ChangeRecord> stamped) {
        Map<Bytes, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < stamped.size(); i++) {
            places.computeIfAbsent(stamped.get(i).key(), key -> new ArrayList<>())
                    .add(i);
        }
        var ordered = new ArrayList<>(stamped);
        for (List<Integer> ofItem : places.values()) {
            List<ChangeRecord> records = ofItem.stream().map(stamped::get).toList();
            if (!isChain(records)) {
                List<ChangeRecord> chain = chain(records);
                for (int i = 0; i < ofItem.size(); i++) {
                    ordered.set(ofItem.get(i), chain.get(i));
                }
            }
        }
        return ordered;
    }

    /** Whether each record replaced what the one before it left, and nothing that a later one left: a chain may close to a ring. */
    private static boolean isChain(List<ChangeRecord> records) {
        Optional<Long> first = records.get(0).replaced();
        if (first.isPresent() && first.equals(records.get(records.size() - 1).left())) {
            return false;
        }
        for (int i = 1; i < records.size(); i++) {
            if (!records.get(i).replaced().equals(records.get(i - 1).left())) {
                return false;
            }
        }
        return true;
    }

    /**
     * One item's records, linked by their versions. An item that comes and goes has several lives: first the one whose beginning was
     * recorded before, then those that ended, by their stamps, and last the one that goes on.
     */
    private static List<ChangeRecord> chain(List<ChangeRecord> records) {
        Map<Long, ChangeRecord> byReplaced = new HashMap<>();
        Set<Optional<Long>> left = new HashSet<>();
        for (ChangeRecord record : records) {
            record.replaced().ifPresent(version -> byReplaced.put(version, record));
            left.add(record.left());
        }
        var lives = new ArrayList<List<ChangeRecord>>();
        for (ChangeRecord record : records) {
            if (record.replaced().isEmpty() || !left.contains(record.replaced())) {
                lives.add(life(record, byReplaced));
            }
        }
        lives.sort(Comparator.comparingInt(CommitOrder::rank));
        return lives.stream().flatMap(List::stream).toList();
    }

    private static List<ChangeRecord> life(ChangeRecord first, Map<Long, ChangeRecord> byReplaced) {
        var life = new ArrayList<ChangeRecord>();
        for (ChangeRecord next = first;
                next != null;
                next = next.left().map(byReplaced::get).orElse(null)) {
            life.add(next);
        }
        return life;
    }

    private static int rank(List<ChangeRecord> life) {
        if (life.get(0).replaced().isPresent()) {
            return 0;
        }
        return life.get(life.size() - 1).left().isEmpty() ? 1 : 2;
    }
}
