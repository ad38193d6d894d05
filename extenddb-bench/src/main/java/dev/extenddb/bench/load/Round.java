package dev.extenddb.bench.load;

/**
 * What one round measured.
 *
 * @param requestsPerSecond answers a second, all connections together
 * @param cpuMicrosPerRequest the server's CPU time a request, in microseconds
 * @param bytesPerAnswer how long an answer was: both servers ought to say as much
 */
public record Round(double requestsPerSecond, double cpuMicrosPerRequest, double bytesPerAnswer) {}
