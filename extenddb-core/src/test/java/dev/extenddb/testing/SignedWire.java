package dev.extenddb.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.ExtendDb;
import dev.extenddb.audit.AuditEvent;
import dev.extenddb.iam.Directory;
import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.PasswordHash;
import dev.extenddb.iam.SecretKeyring;
import dev.extenddb.iam.TemporaryCredentials;
import dev.extenddb.iamapi.IdentityManagement;
import dev.extenddb.item.Bytes;
import dev.extenddb.item.Utf8;
import dev.extenddb.memory.MemoryStorage;
import dev.extenddb.protocol.AnyCredentials;
import dev.extenddb.protocol.Authenticator;
import dev.extenddb.protocol.Headers;
import dev.extenddb.protocol.Peer;
import dev.extenddb.protocol.RequestObserver;
import dev.extenddb.protocol.SignedRequests;
import dev.extenddb.protocol.WireEndpoint;
import dev.extenddb.protocol.WireRequest;
import dev.extenddb.query.QueryEndpoint;
import dev.extenddb.sts.SecurityTokens;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that believes signed requests only, with a directory to make users in. A door without checks sets tables up. Thread-safe. */
public final class SignedWire implements AutoCloseable {

    /** The account of all users. */
    public static final String ACCOUNT = AnyCredentials.DEFAULT_ACCOUNT;

    /** The region that requests are sent to. */
    public static final String REGION = "eu-west-1";

    private final TestClock clock = new TestClock();
    private final List<AuditEvent> audited = new CopyOnWriteArrayList<>();
    private final ExtendDb engine;
    private final WireEndpoint open;
    private final WireEndpoint checked;
    private final Directory directory;
    private Peer peer = new Peer(Optional.of(address("10.1.2.3")), true, Optional.empty());

    /** An engine over maps. */
    public SignedWire() {
        var storage = new MemoryStorage();
        engine = ExtendDb.builder(storage).clock(clock).build();
        directory = new Directory(storage.catalog(), SecretKeyring.ephemeral(), clock, Runnable::run);
        open = engine.endpoint(new AnyCredentials());
        Authenticator authenticator = new SignedRequests(directory, clock);
        checked = new QueryEndpoint(
                        engine.endpoint(authenticator),
                        List.of(new SecurityTokens(directory), new IdentityManagement(directory, new PlainPasswords())),
                        directory,
                        clock,
                        Runnable::run,
                        RequestObserver.NONE)
                .auditedBy(audited::add);
    }

    /** What the audit was told. */
    public List<AuditEvent> audited() {
        return List.copyOf(audited);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Users and all else; changes are noticed at once. */
    public Directory directory() {
        directory.signatories().forget();
        return directory;
    }

    /** The engine's clock. */
    public TestClock clock() {
        return clock;
    }

    /** Where requests come from hereafter. */
    public void comeFrom(String address, boolean secure) {
        peer = new Peer(Optional.of(address(address)), secure, Optional.empty());
    }

    /** Adds a user with a key and a policy, whose statements are given in JSON with apostrophes. */
    public Signer user(String name, String... statements) {
        directory().users().create(ACCOUNT, name);
        setPolicy(name, statements);
        return signer(directory().users().createAccessKey(ACCOUNT, name));
    }

    /** Replaces a user's policy. */
    public void setPolicy(String user, String... statements) {
        if (statements.length > 0) {
            directory().users().policies().put(ACCOUNT, user, "test", policy(statements));
            directory.signatories().forget();
        }
    }

    /** A policy of statements in JSON with apostrophes. */
    public static String policy(String... statements) {
        return Json.quoted("{'Version':'2012-10-17','Statement':[" + String.join(",", statements) + "]}");
    }

    /** A statement that allows actions of DynamoDB on tables or what is in them. */
    public static String allow(String actions, String resources) {
        return "{'Effect':'Allow','Action':" + list(actions, "dynamodb:") + ",'Resource':"
                + list(resources, "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":") + "}";
    }

    /** The same as {@link #allow}, under conditions in JSON. */
    public static String allowIf(String actions, String resources, String conditions) {
        String statement = allow(actions, resources);
        return statement.substring(0, statement.length() - 1) + ",'Condition':" + conditions + "}";
    }

    private static String list(String words, String prefix) {
        return "['" + prefix + String.join("','" + prefix, words.split(" ")) + "']";
    }

    /** Signs with a key. */
    public static Signer signer(NewAccessKey key) {
        return new Signer(key.id(), key.secret(), REGION);
    }

    /** Signs with temporary credentials. */
    public static Signer signer(TemporaryCredentials credentials) {
        return new Signer(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                Optional.of(credentials.sessionToken()),
                REGION,
                "dynamodb");
    }

    /** Calls an operation that nobody checks, which must succeed. */
    public void setUp(String operation, String json) {
        Map<String, String> headers = Wire.headers(operation);
        headers.put("Authorization", Wire.credentials(ACCOUNT, REGION));
        Answer answer = send(open, headers, Wire.body(json));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Calls an operation as somebody. */
    public Answer call(Signer signer, String operation, String json) {
        Bytes body = Wire.body(json);
        return send(checked, signer.sign(Wire.headers(operation), body, clock.instant()), body);
    }

    /** Passwords as they are. */
    private static final class PlainPasswords implements PasswordHash {
        @Override
        public String of(String password) {
            return password;
        }

        @Override
        public boolean matches(String password, String kept) {
            return kept.equals(password);
        }
    }

    /** Calls STS with a form. */
    public Answer sts(Signer signer, String form) {
        return query(signer, "sts", form);
    }

    /** Calls IAM with a form. */
    public Answer iam(Signer signer, String form) {
        return query(signer, "iam", form);
    }

    private Answer query(Signer signer, String service, String form) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", "localhost:8000");
        headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        Bytes body = Bytes.wrap(Utf8.bytes(form));
        var scoped = new Signer(signer.accessKeyId(), signer.secretKey(), signer.sessionToken(), REGION, service);
        return send(checked, scoped.sign(headers, body, clock.instant()), body);
    }

    /** Fetches a path with a query string, as whoever was given it. */
    public Answer get(String path) {
        return send(checked, "GET", path, Map.of("Host", "localhost:8000"), Bytes.wrap(new byte[0]));
    }

    /** Sends a request as it is. */
    public Answer send(Map<String, String> headers, Bytes body) {
        return send(checked, headers, body);
    }

    private Answer send(WireEndpoint endpoint, Map<String, String> headers, Bytes body) {
        return send(endpoint, "POST", "/", headers, body);
    }

    private Answer send(WireEndpoint endpoint, String method, String path, Map<String, String> headers, Bytes body) {
        var all = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var request = new WireRequest(method, path, Headers.of(all), body, peer);
        return new Answer(endpoint.handle(request).toCompletableFuture().join());
    }

    /** Whether somebody may call an operation. */
    public boolean may(Signer signer, String operation, String json) {
        Answer answer = call(signer, operation, json);
        boolean denied = answer.body().contains("AccessDenied");
        assertThat(answer.status() == 200 || denied).as(answer.body()).isTrue();
        return !denied;
    }

    @Override
    public void close() {
        engine.close();
    }
}
