package dev.extenddb.wire;

import java.util.Optional;
import java.util.StringJoiner;

/** The members of one structure as read. Confined to the thread that reads the request. */
public final class Members {

    private final String structure;
    private final Member<?>[] declared;
    private final Object[] raw;

    Members(String structure, Member<?>[] declared) {
        this.structure = structure;
        this.declared = declared;
        this.raw = new Object[declared.length];
    }

    void set(int index, Object value) {
        raw[index] = value;
    }

    Object raw(int index) {
        return raw[index];
    }

    String name(int index) {
        return declared[index].name();
    }

    int count() {
        return declared.length;
    }

    /** The value of a member that may be absent. */
    public <T> Optional<T> find(Member<T> member) {
        Object value = rawOf(member);
        return value == null ? Optional.empty() : Optional.of(member.shape().build(value));
    }

    /** The value of a text member by its name, as sent; empty if it was not sent or is no text. For those who do not know the structure. */
    public Optional<String> text(String name) {
        for (int i = 0; i < declared.length; i++) {
            if (declared[i].name().equals(name)) {
                return raw[i] instanceof String text ? Optional.of(text) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The value of a required member: to be asked for only after the check. */
    public <T> T get(Member<T> member) {
        return member.shape().build(rawOf(member));
    }

    /** The value of a member, or another value if it is absent. */
    public <T> T get(Member<T> member, T otherwise) {
        Object value = rawOf(member);
        return value == null ? otherwise : member.shape().build(value);
    }

    /** The structure as DynamoDB's messages quote it. */
    @Override
    public String toString() {
        var members = new StringJoiner(", ", structure + "(", ")");
        for (int i = 0; i < declared.length; i++) {
            members.add(Violations.decapitalized(declared[i].name()) + "=" + raw[i]);
        }
        return members.toString();
    }

    /** Whether the member was given. */
    public boolean has(Member<?> member) {
        return rawOf(member) != null;
    }

    /** Two members of the same name and shape may stand in one structure's neighbours, so it is the object that counts. */
    @SuppressWarnings("ReferenceEquality")
    private Object rawOf(Member<?> member) {
        for (int i = 0; i < declared.length; i++) {
            if (declared[i] == member) {
                return raw[i];
            }
        }
        throw new IllegalArgumentException(member.name() + " is no member of this structure");
    }
}
