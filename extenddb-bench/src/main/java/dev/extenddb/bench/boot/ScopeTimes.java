package dev.extenddb.bench.boot;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Runs {@link ScopeCase} in JUnit and notes how long each repetition takes, its scope's begin and end included. */
final class ScopeTimes implements TestExecutionListener {

    private final List<Double> millis = new ArrayList<>();
    private long startedAt;

    private ScopeTimes() {}

    static List<Double> measure(BootGoal goal) {
        var times = new ScopeTimes();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(
                        ScopeCase.class, goal.testMethod(), DynamoDbClient.class.getName()))
                .build();
        LauncherFactory.create().execute(request, times);
        if (times.millis.size() != ScopeCase.SCOPES) {
            throw new IllegalStateException("only " + times.millis.size() + " repetitions passed");
        }
        return times.millis;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            startedAt = System.nanoTime();
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            millis.add((System.nanoTime() - startedAt) / 1e6);
        }
    }
}
