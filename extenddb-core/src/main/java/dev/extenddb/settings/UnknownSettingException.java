package dev.extenddb.settings;

import java.util.Optional;

/** There is no setting of a name. The message is one line for the person who typed it. */
public final class UnknownSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownSettingException(String name, Optional<String> nearest) {
        super("There is no setting " + name + "."
                + nearest.map(known -> " Did you mean " + known + "?").orElse(""));
    }
}
