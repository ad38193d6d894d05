package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorClients;
import dev.extenddb.emulator.EmulatorPrincipal;
import dev.extenddb.fixture.TableFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator in use, with what was prepared in it. Closed with the context whose store it is in. Thread-safe. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
final class OpenEmulator implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Emulator emulator;
    private final Transport transport;
    private final Map<Object, Optional<RuntimeException>> prepared = new HashMap<>();
    private final Map<Optional<EmulatorPrincipal>, InjectedClients> clients = new HashMap<>();

    OpenEmulator(Emulator emulator, Transport transport) {
        this.emulator = emulator;
        this.transport = transport;
    }

    Emulator emulator() {
        return emulator;
    }

    /** Prepares something, unless it was before. What failed is not tried again, but fails each test that needs it. */
    synchronized void prepareOnce(Object key, Runnable preparation) {
        prepared.computeIfAbsent(key, unknown -> failure(preparation)).ifPresent(failure -> {
            throw failure;
        });
    }

    private static Optional<RuntimeException> failure(Runnable preparation) {
        try {
            preparation.run();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Removes tables that were prepared for a while. */
    synchronized void giveUp(Object key, List<TableFixture> tables) {
        prepared.remove(key);
        tables.forEach(table -> table.removeFrom(emulator));
    }

    /** Begins anew, with nothing prepared. */
    synchronized void reset() {
        emulator.reset();
        prepared.clear();
    }

    /**
     * SDK clients of a principal, or else of the account. Only to be asked for when the SDK is there.
     */
    synchronized InjectedClients clients(Optional<EmulatorPrincipal> principal) {
        return clients.computeIfAbsent(principal, this::newClients);
    }

    private InjectedClients newClients(Optional<EmulatorPrincipal> principal) {
        EmulatorClients ofSender = principal.map(emulator::actingAs).orElseGet(emulator::ownClients);
        return transport == Transport.HTTP
                ? new HttpClients(emulator, ofSender.accessKeyId())
                : new InProcessClients(ofSender);
    }

    @Override
    public synchronized void close() {
        // Not a method reference: it would link the class, and fail, where there is no SDK.
        clients.values().forEach(open -> open.close());
        emulator.close();
    }
}
