package dev.extenddb.sts;

import dev.extenddb.error.DynamoDbException;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.IamException;
import dev.extenddb.iam.SignatureCheck;
import dev.extenddb.iam.SignatureCheck.Signed;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.protocol.WireResponse;
import dev.extenddb.sigv4.SignedRequest;
import dev.extenddb.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Answers requests to STS on the same port as another endpoint, which gets all that is no form. Since credentials are kept in the database,
 * the work is done on an executor. Thread-safe.
 */
public final class StsEndpoint implements WireEndpoint {

    private static final System.Logger LOG = System.getLogger(StsEndpoint.class.getName());

    private static final String SERVICE = "sts";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WireEndpoint other;
    private final SignatureCheck check;
    private final StsActions actions;
    private final InstantSource clock;
    private final Executor executor;

    /**
     * An endpoint.
     *
     * @param other answers all other requests
     * @param directory users, roles and sessions
     * @param clock tells the time
     * @param executor where the database may be waited for
     */
    public StsEndpoint(WireEndpoint other, Directory directory, InstantSource clock, Executor executor) {
        this.other = other;
        this.check = new SignatureCheck(directory, SERVICE, clock);
        this.actions = new StsActions(directory);
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public CompletionStage<WireResponse> handle(WireRequest request) {
        boolean form = request.method().equals("POST")
                && request.headers()
                        .first("Content-Type")
                        .filter(type -> type.startsWith(FORM))
                        .isPresent();
        return form ? CompletableFuture.supplyAsync(() -> answer(request), executor) : other.handle(request);
    }

    private WireResponse answer(WireRequest request) {
        String requestId = UUID.randomUUID().toString();
        try {
            Signed signed = check.signatoryOf(
                    new SignedRequest(request.method(), request.path(), request.headers()::all, request.body()));
            var parameters = QueryForm.of(new String(request.body().unsafeArray(), StandardCharsets.UTF_8));
            var authority = SignedRequests.authority(signed, request, clock);
            return StsResponses.success(requestId, actions.run(parameters, signed.by(), authority));
        } catch (DynamoDbException e) {
            return StsResponses.error(requestId, StsError.of(e));
        } catch (IamException e) {
            return StsResponses.error(
                    requestId, new StsError(e.code().httpStatus(), e.code().wireName(), e.getMessage()));
        } catch (StsError.Refusal e) {
            return StsResponses.error(requestId, e.error());
        } catch (StorageException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "Request " + requestId + " failed", e);
            return StsResponses.error(
                    requestId, new StsError(500, "InternalFailure", "The request could not be processed."));
        }
    }
}
