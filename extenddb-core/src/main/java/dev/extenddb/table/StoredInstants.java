package dev.extenddb.table;

import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Instants as documents of the catalog have them: in milliseconds of the epoch. */
final class StoredInstants {

    private StoredInstants() {}

    /** The instant of a member that may be absent. */
    static Optional<Instant> find(Members in, Member<Long> member) {
        Optional<Long> millis = in.find(member);
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.get())) : Optional.empty();
    }

    /** The instants of a member; none if it is absent. */
    static List<Instant> all(Members in, Member<List<Long>> member) {
        var instants = new ArrayList<Instant>();
        for (long millis : in.get(member, List.of())) {
            instants.add(Instant.ofEpochMilli(millis));
        }
        return instants;
    }
}
