package dev.extenddb.bench.companion;

import dev.extenddb.emulator.Emulator;
import dev.extenddb.emulator.EmulatorEngine;
import dev.extenddb.emulator.EmulatorSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One engine, a scope for each test. */
final class EmulatorContender implements Contender {

    private final EmulatorEngine engine = EmulatorEngine.inMemory();
    private final List<Emulator> open = new ArrayList<>();

    @Override
    public DynamoDbClient client() {
        return emulator().client();
    }

    Emulator emulator() {
        open.forEach(Emulator::close);
        open.clear();
        Emulator emulator = engine.newEmulator(EmulatorSettings.DEFAULTS);
        open.add(emulator);
        return emulator;
    }

    EmulatorEngine engine() {
        return engine;
    }

    @Override
    public boolean sharesTables() {
        return false;
    }

    @Override
    public void close() {
        open.forEach(Emulator::close);
        engine.close();
    }
}
