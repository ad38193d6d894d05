package dev.extenddb.cli.management;

import dev.extenddb.iam.Admin;
import dev.extenddb.iam.User;
import dev.extenddb.protocol.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Finds out who sends a request, by HTTP's Basic authentication: {@code name:password} or {@code account/user:password}. Thread-safe. */
final class Login {

    private static final String SCHEME = "Basic ";

    private final Services services;
    private final LoginThrottle throttle;

    Login(Services services) {
        this.services = services;
        this.throttle = new LoginThrottle(services.clock());
    }

    private record Given(String login, String password) {}

    /** A login that exists. */
    private record Known(Actor actor, Optional<String> passwordHash) {}

    /**
     * Who sends a request.
     *
     * @throws ApiException if that is not known
     */
    Actor of(WireRequest request) {
        Given given = request.headers()
                .first("Authorization")
                .flatMap(Login::read)
                .orElseThrow(() -> unauthorized("Give a login and a password by HTTP's Basic authentication."));
        String address = Addresses.text(request);
        Optional<Duration> wait = throttle.delay(given.login(), address);
        if (wait.isPresent()) {
            throw new TooManyTries(wait.get());
        }
        Optional<Known> known = find(given.login());
        if (!services.passwords().matches(given.password(), known.flatMap(Known::passwordHash))) {
            throttle.failed(given.login(), address);
            throw unauthorized("The login or the password is wrong.");
        }
        throttle.succeeded(given.login(), address);
        return known.orElseThrow().actor();
    }

    /** The login that a request names, whether there is one or not. */
    static String named(WireRequest request) {
        return request.headers()
                .first("Authorization")
                .flatMap(Login::read)
                .map(Given::login)
                .orElse("");
    }

    private static Optional<Given> read(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = new String(bytes, StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Given(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Known> find(String login) {
        int slash = login.indexOf('/');
        if (slash < 0) {
            return services.admins().find(login).map(Login::known);
        }
        return services.directory()
                .users()
                .find(login.substring(0, slash), login.substring(slash + 1))
                .map(Login::known);
    }

    private static Known known(Admin admin) {
        return new Known(Actor.administrator(admin.name()), Optional.of(admin.passwordHash()));
    }

    private static Known known(User user) {
        return new Known(Actor.user(user.arn(), user.account(), user.name()), user.passwordHash());
    }

    private static ApiException unauthorized(String message) {
        return new ApiException(401, "Unauthorized", message);
    }
}
