package dev.extenddb.emulator;

import java.time.Instant;
import java.util.Optional;

/**
 * What an emulator is to be like. Immutable.
 *
 * @param profile how much of DynamoDB's slowness it has
 * @param clock how its clock runs
 * @param startAt what its clock shows at first; the present unless it is given
 * @param region the region of its clients, such as {@code eu-central-1}
 */
public record EmulatorSettings(Profile profile, ClockMode clock, Optional<Instant> startAt, String region) {

    /** Fast, with a clock that ticks from now on, in {@code us-east-1}. */
    public static final EmulatorSettings DEFAULTS =
            new EmulatorSettings(Profile.FAST, ClockMode.TICKING, Optional.empty(), "us-east-1");

    /**
     * Checked settings.
     *
     * @throws IllegalArgumentException if the system's clock is to start at another time
     */
    public EmulatorSettings {
        if (clock == ClockMode.SYSTEM && startAt.isPresent()) {
            throw new IllegalArgumentException("The system's clock cannot start at " + startAt.get());
        }
    }

    /** The same with another profile. */
    public EmulatorSettings with(Profile newProfile) {
        return new EmulatorSettings(newProfile, clock, startAt, region);
    }

    /** The same with another clock. */
    public EmulatorSettings with(ClockMode newClock) {
        return new EmulatorSettings(profile, newClock, startAt, region);
    }

    /** The same with a clock that starts at an instant. */
    public EmulatorSettings startingAt(Instant instant) {
        return new EmulatorSettings(profile, clock, Optional.of(instant), region);
    }

    /** The same in another region. */
    public EmulatorSettings inRegion(String newRegion) {
        return new EmulatorSettings(profile, clock, startAt, newRegion);
    }
}
