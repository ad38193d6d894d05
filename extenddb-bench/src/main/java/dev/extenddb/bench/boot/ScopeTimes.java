package dev.extenddb.bench.boot;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests in JUnit and notes how long each takes, what comes before and after it included. */
final class ScopeTimes implements TestExecutionListener {

    /** How many tests follow each other. */
    static final int TESTS = 50;

    private final List<Double> millis = new ArrayList<>();
    private long startedAt;

    private ScopeTimes() {}

    static List<Double> measure(BootKind kind, BootGoal goal) {
        var times = new ScopeTimes();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(kind.testClass(), testMethod(kind, goal)))
                .build();
        LauncherFactory.create().execute(request, times);
        if (times.millis.size() != TESTS) {
            throw new IllegalStateException("only " + times.millis.size() + " tests passed");
        }
        return times.millis;
    }

    private static Method testMethod(BootKind kind, BootGoal goal) {
        return ReflectionSupport.findMethods(
                        kind.testClass(),
                        method -> method.getName().equals(goal.testMethod()),
                        HierarchyTraversalMode.TOP_DOWN)
                .get(0);
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
