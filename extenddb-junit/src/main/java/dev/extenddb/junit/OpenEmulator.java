package dev.extenddb.junit;

import dev.extenddb.emulator.Emulator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator in use, with what was prepared in it. Closed with the context whose store it is in. Thread-safe. */
@SuppressWarnings("deprecation") // CloseableResource is what Jupiter before 5.13 closes
final class OpenEmulator implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private final Emulator emulator;
    private final Transport transport;
    private final Set<Object> prepared = new HashSet<>();
    private Optional<InjectedClients> clients = Optional.empty();

    OpenEmulator(Emulator emulator, Transport transport) {
        this.emulator = emulator;
        this.transport = transport;
    }

    Emulator emulator() {
        return emulator;
    }

    /** Prepares something, unless it was before. */
    synchronized void prepareOnce(Object key, Runnable preparation) {
        if (prepared.add(key)) {
            preparation.run();
        }
    }

    /** Begins anew, with nothing prepared. */
    synchronized void reset() {
        emulator.reset();
        prepared.clear();
    }

    /** SDK clients. Only to be asked for when the SDK is there. */
    synchronized InjectedClients clients() {
        if (clients.isEmpty()) {
            clients = Optional.of(
                    transport == Transport.HTTP ? new HttpClients(emulator) : new InProcessClients(emulator));
        }
        return clients.get();
    }

    @Override
    public synchronized void close() {
        // Not a method reference: it would link the class, and fail, where there is no SDK.
        clients.ifPresent(open -> open.close());
        emulator.close();
    }
}
