package dev.extenddb.junit;

import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.fixture.Resources;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Reads {@link RunAs}. */
final class Principals {

    private Principals() {}

    /** Whom a field or a parameter is to be. */
    static Optional<EmulatorPrincipal> of(AnnotatedElement target, ExtensionContext context) {
        return AnnotationSupport.findAnnotation(target, RunAs.class)
                .or(() -> Annotations.find(context, RunAs.class))
                .map(runAs -> principal(runAs, context.getRequiredTestClass()));
    }

    private static EmulatorPrincipal principal(RunAs runAs, Class<?> owner) {
        EmulatorPrincipal principal = EmulatorPrincipal.named(runAs.principal());
        for (String policy : runAs.policy()) {
            principal = principal.withPolicy(document(policy, owner));
        }
        for (String tag : runAs.tags()) {
            int equals = tag.indexOf('=');
            if (equals < 0) {
                throw new ExtensionConfigurationException("A tag is like team=red, not " + tag);
            }
            principal = principal.withTag(tag.substring(0, equals), tag.substring(equals + 1));
        }
        return runAs.boundary().isEmpty() ? principal : principal.withBoundary(document(runAs.boundary(), owner));
    }

    private static String document(String policy, Class<?> owner) {
        return policy.stripLeading().startsWith("{") ? policy : Resources.text(owner, policy);
    }
}
