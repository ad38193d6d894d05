package dev.extenddb.emulator;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Makes a view of a shared SDK client in which every request carries the credentials of one account.
 *
 * <p>The SDK's client interfaces have some 60 operations and grow with each release, in up to four forms each. All come down to the form
 * that takes a request, so a proxy that changes requests is right for any version of the SDK; the other forms are default methods, which
 * call back into the view. What is not an operation goes to the shared client, save {@code close}, which would end it for all tests.
 */
final class AccountInvocations implements InvocationHandler {

    private final Object shared;
    private final AwsCredentialsProvider credentials;
    private final UnaryOperator<Object> waiter;
    private final CallerLines callerLines;

    private AccountInvocations(
            Object shared, AwsCredentialsProvider credentials, UnaryOperator<Object> waiter, CallerLines callerLines) {
        this.callerLines = callerLines;
        this.shared = shared;
        this.credentials = credentials;
        this.waiter = waiter;
    }

    /**
     * The view.
     *
     * @param waiter makes the waiter of a view, given the view
     * @param callerLines is told from where requests come
     */
    static <C> C view(
            Class<C> type,
            C shared,
            AwsCredentialsProvider credentials,
            UnaryOperator<Object> waiter,
            CallerLines callerLines) {
        var invocations = new AccountInvocations(shared, credentials, waiter, callerLines);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, invocations));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        if (arguments != null && arguments.length == 1 && arguments[0] instanceof AwsRequest request) {
            return callerLines.marking(() -> call(method, signed(request)));
        }
        return switch (method.getName()) {
            case "close" -> null;
            case "waiter" -> waiter.apply(self);
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString", "serviceName", "serviceClientConfiguration" -> call(method);
            default ->
                method.isDefault() ? InvocationHandler.invokeDefault(self, method, arguments) : call(method, arguments);
        };
    }

    private Object call(Method method, Object... arguments) throws Exception {
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) e.getCause();
        }
    }

    private AwsRequest signed(AwsRequest request) {
        var configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration.class::cast)
                .orElseGet(() -> AwsRequestOverrideConfiguration.builder().build());
        if (configuration.credentialsIdentityProvider().isPresent()) {
            return request; // a test that brings credentials means them
        }
        return request.toBuilder()
                .overrideConfiguration(configuration.toBuilder()
                        .credentialsProvider(credentials)
                        .build())
                .build();
    }
}
