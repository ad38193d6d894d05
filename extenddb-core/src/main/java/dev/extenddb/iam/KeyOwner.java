package dev.extenddb.iam;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.extenddb.wire.Member;
import dev.extenddb.wire.Members;
import dev.extenddb.wire.Structure;
import dev.extenddb.wire.TextShape;
import java.io.IOException;

/**
 * Says whose an access key is, since requests name the key alone. Whether it is so, the user knows: an entry that lags behind does no harm.
 *
 * @param account the account id
 * @param user the user's name
 */
record KeyOwner(String account, String user) {

    /** How it is kept. */
    static final class Form implements Records.Form<KeyOwner> {

        private static final Member<String> ACCOUNT = Member.required("Account", TextShape.ANY);
        private static final Member<String> USER = Member.required("User", TextShape.ANY);
        private static final Structure<Members> MEMBERS = Structure.of("KeyOwner", in -> in, ACCOUNT, USER);

        @Override
        public String kind() {
            return "access-key";
        }

        @Override
        public Structure<Members> members() {
            return MEMBERS;
        }

        @Override
        public void write(KeyOwner owner, JsonGenerator json) throws IOException {
            json.writeStringField(ACCOUNT.name(), owner.account());
            json.writeStringField(USER.name(), owner.user());
        }

        @Override
        public KeyOwner read(String account, String name, Members in) {
            return new KeyOwner(in.get(ACCOUNT), in.get(USER));
        }
    }
}
