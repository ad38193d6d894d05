package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.NumberShape;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;
import java.time.Instant;

/**
 * When an access key was last used, and where.
 *
 * @param at the time, to the minute or so
 * @param service the service that the request was for
 * @param region the region that it was sent to
 */
public record KeyUse(Instant at, String service, String region) {

    /** How it is kept. */
    static final class Form implements Records.Form<KeyUse> {

        private static final Member<Long> AT = Member.required("At", NumberShape.longInteger(0));
        private static final Member<String> SERVICE = Member.required("Service", TextShape.ANY);
        private static final Member<String> REGION = Member.required("Region", TextShape.ANY);
        private static final Structure<Members> MEMBERS = Structure.of("KeyUse", in -> in, AT, SERVICE, REGION);

        @Override
        public String kind() {
            return "access-key-use";
        }

        @Override
        public Structure<Members> members() {
            return MEMBERS;
        }

        @Override
        public void write(KeyUse use, JsonGenerator json) throws IOException {
            json.writeNumberField(AT.name(), use.at().toEpochMilli());
            json.writeStringField(SERVICE.name(), use.service());
            json.writeStringField(REGION.name(), use.region());
        }

        @Override
        public KeyUse read(String account, String name, Members in) {
            return new KeyUse(Instant.ofEpochMilli(in.get(AT)), in.get(SERVICE), in.get(REGION));
        }
    }
}
