package dev.extenddb.protocol;

import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.allow;
import static dev.extenddb.testing.SignedWire.policy;
import static dev.extenddb.testing.SignedWire.signer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.iam.NewAccessKey;
import dev.extenddb.iam.Role;
import dev.extenddb.iam.TemporaryCredentials;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import dev.extenddb.testing.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is believed, and for how long, from the signature to the answer. */
class SignedRequestsTest {

    private static final String GET = "{'TableName':'Tab','Key':{'id':{'S':'a'}}}";
    private static final String INVALID_TOKEN =
            "UnrecognizedClientException: The security token included in the request is invalid";

    private final SignedWire wire = new SignedWire();

    @BeforeEach
    void createTable() {
        wire.setUp(
                "CreateTable",
                "{'TableName':'Tab','BillingMode':'PAY_PER_REQUEST'," + Wire.definitions("id:S") + ","
                        + Wire.schema("id") + "}");
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private String error(Signer signer) {
        return wire.call(signer, "GetItem", GET).error();
    }

    private boolean mayGet(Signer signer) {
        return wire.may(signer, "GetItem", GET);
    }

    @Test
    void aUserMayDoWhatItsPoliciesAllow() {
        Signer bob = wire.user("bob", allow("GetItem", "table/Tab"));

        assertThat(mayGet(bob)).isTrue();
        assertThat(wire.call(bob, "PutItem", "{'TableName':'Tab','Item':{'id':{'S':'a'}}}")
                        .error())
                .isEqualTo(
                        "AccessDeniedException: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: "
                                + "dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/Tab because no "
                                + "identity-based policy allows the dynamodb:PutItem action");
    }

    @Test
    void aDenyIsToldAsOne() {
        Signer bob = wire.user("bob", allow("*", "*"), "{'Effect':'Deny','Action':'*','Resource':'*'}");

        assertThat(error(bob)).endsWith("table/Tab with an explicit deny in an identity-based policy");
    }

    @Test
    void anUnknownKeyIsNotRecognised() {
        assertThat(error(new Signer("AKIAEXTENDDBAAAAAAAA", "x", "eu-west-1"))).isEqualTo(INVALID_TOKEN + ".");
    }

    @Test
    void aWrongSecretIsAWrongSignature() {
        Signer bob = wire.user("bob", allow("*", "*"));

        assertThat(error(new Signer(bob.accessKeyId(), bob.secretKey() + "x", "eu-west-1")))
                .startsWith("InvalidSignatureException: The request signature we calculated does not match");
    }

    @Test
    void aRequestIsGoodForAQuarterOfAnHour() {
        Signer bob = wire.user("bob", allow("*", "*"));
        Map<String, String> headers =
                bob.sign(Wire.headers("GetItem"), Wire.body(GET), wire.clock().instant());
        assertThat(wire.send(headers, Wire.body(GET)).status()).isEqualTo(200);

        wire.clock().advance(Duration.ofMinutes(16));
        assertThat(wire.send(headers, Wire.body(GET)).error())
                .isEqualTo("InvalidSignatureException: Signature expired: 20300101T000000Z is now earlier than "
                        + "20300101T000100Z (20300101T001600Z - 15 min.)");
    }

    @Test
    void aKeyThatIsOffIsNotRecognisedUntilItIsOnAgain() {
        Signer bob = wire.user("bob", allow("*", "*"));
        wire.directory().users().setActive(ACCOUNT, "bob", bob.accessKeyId(), false);
        wire.directory();
        assertThat(error(bob)).isEqualTo(INVALID_TOKEN + ".");

        wire.directory().users().setActive(ACCOUNT, "bob", bob.accessKeyId(), true);
        wire.directory();
        assertThat(mayGet(bob)).isTrue();
    }

    @Test
    void twoKeysOfAUserWorkAtOnce() {
        Signer bob = wire.user("bob", allow("*", "*"));
        Signer second = signer(wire.directory().users().createAccessKey(ACCOUNT, "bob"));
        assertThat(List.of(mayGet(bob), mayGet(second))).containsOnly(true);

        wire.directory().users().deleteAccessKey(ACCOUNT, "bob", bob.accessKeyId());
        wire.directory();
        assertThat(error(bob)).isEqualTo(INVALID_TOKEN + ".");
        assertThat(mayGet(second)).isTrue();
    }

    @Test
    void anImportedKeyWorks() {
        wire.user("bob", allow("*", "*"));
        var key = new NewAccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        wire.directory().users().importAccessKey(ACCOUNT, "bob", key);

        assertThat(mayGet(signer(key))).isTrue();
    }

    @Test
    void whoeverGetsANameGetsNothingElse() {
        Signer bob = wire.user("bob", allow("*", "*"));
        wire.directory().groups().create(ACCOUNT, "readers");
        wire.directory().groups().policies().put(ACCOUNT, "readers", "p", policy(allow("*", "*")));
        wire.directory().users().delete(ACCOUNT, "bob");
        Signer newBob = wire.user("bob");
        wire.directory().users().join(ACCOUNT, "bob", "readers");
        wire.directory();
        assertThat(error(bob)).isEqualTo(INVALID_TOKEN + ".");
        assertThat(mayGet(newBob)).isTrue();

        wire.directory().groups().delete(ACCOUNT, "readers");
        wire.directory().groups().create(ACCOUNT, "readers");
        wire.directory().groups().policies().put(ACCOUNT, "readers", "p", policy(allow("*", "*")));
        wire.directory();
        assertThat(mayGet(newBob)).isFalse();
    }

    @Test
    void managedPoliciesAreThoseThatWereAttached() {
        Signer bob = wire.user("bob");
        wire.directory().managedPolicies().create(ACCOUNT, "readers", "", policy(allow("GetItem", "*")));
        wire.directory().users().policies().attach(ACCOUNT, "bob", "readers");
        wire.directory();
        assertThat(mayGet(bob)).isTrue();

        wire.directory().managedPolicies().addVersion(ACCOUNT, "readers", policy(allow("PutItem", "*")), true);
        wire.directory();
        assertThat(mayGet(bob)).isFalse();

        wire.directory().managedPolicies().delete(ACCOUNT, "readers");
        wire.directory().managedPolicies().create(ACCOUNT, "readers", "", policy(allow("GetItem", "*")));
        wire.directory();
        assertThat(mayGet(bob)).isFalse();
    }

    @Test
    void aBoundaryCuts() {
        Signer bob = wire.user("bob", allow("*", "*"));
        wire.directory().users().policies().setBoundary(ACCOUNT, "bob", Optional.of(policy(allow("PutItem", "*"))));
        wire.directory();

        assertThat(error(bob)).endsWith("because no permissions boundary allows the dynamodb:GetItem action");
    }

    private Role role() {
        wire.directory().roles().create(ACCOUNT, "reader", policy("{'Effect':'Allow','Principal':'*','Action':'*'}"));
        wire.directory().roles().policies().put(ACCOUNT, "reader", "p", policy(allow("*", "*")));
        return wire.directory().roles().find(ACCOUNT, "reader").orElseThrow();
    }

    private TemporaryCredentials session(Role role, List<String> policies) {
        return wire.directory().sessions().ofRole(role, "s1", Duration.ofHours(1), policies, Map.of());
    }

    @Test
    void aSessionOfARoleMayDoWhatTheRoleMay() {
        Signer session = signer(session(role(), List.of()));
        assertThat(mayGet(session)).isTrue();

        wire.directory().roles().policies().remove(ACCOUNT, "reader", "p");
        wire.directory();
        assertThat(error(session))
                .startsWith("AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/reader/s1 is not");
    }

    @Test
    void sessionsOfOneNameAreApart() {
        Role role = role();
        Signer bounded = signer(session(role, List.of(policy(allow("PutItem", "*")))));
        Signer free = signer(session(role, List.of()));

        assertThat(error(bounded)).endsWith("because no session policy allows the dynamodb:GetItem action");
        assertThat(mayGet(free)).isTrue();
    }

    @Test
    void temporaryCredentialsNeedTheirToken() {
        TemporaryCredentials credentials = session(role(), List.of());
        var none = new Signer(credentials.accessKeyId(), credentials.secretAccessKey(), "eu-west-1");
        var wrong = new Signer(
                credentials.accessKeyId(), credentials.secretAccessKey(), Optional.of("x"), "eu-west-1", "dynamodb");

        assertThat(error(none)).isEqualTo(INVALID_TOKEN);
        assertThat(error(wrong)).isEqualTo(INVALID_TOKEN);
        Signer bob = wire.user("bob", allow("*", "*"));
        assertThat(error(new Signer(bob.accessKeyId(), bob.secretKey(), Optional.of("x"), "eu-west-1", "dynamodb")))
                .isEqualTo(INVALID_TOKEN);
    }

    @Test
    void temporaryCredentialsEnd() {
        Signer session = signer(session(role(), List.of()));
        wire.clock().advance(Duration.ofMinutes(60));

        assertThat(error(session))
                .isEqualTo("ExpiredTokenException: The security token included in the request is expired");
        wire.clock().advance(Duration.ofMinutes(1));
        wire.directory().sessions().purge();
        wire.directory();
        assertThat(error(session)).isEqualTo(INVALID_TOKEN + ".");
    }

    @Test
    void aSessionEndsWithItsRoleWhoeverGetsTheNameNext() {
        Signer session = signer(session(role(), List.of()));
        wire.directory().roles().delete(ACCOUNT, "reader");
        role();
        wire.directory();

        assertThat(error(session)).isEqualTo(INVALID_TOKEN + ".");
    }

    @Test
    void aSessionIsRevoked() {
        TemporaryCredentials credentials = session(role(), List.of());
        assertThat(wire.directory().sessions().revoke(credentials.accessKeyId()))
                .isTrue();
        wire.directory();

        assertThat(error(signer(credentials))).isEqualTo(INVALID_TOKEN + ".");
    }

    @Test
    void aUserMayHaveTemporaryCredentials() {
        wire.user("bob", allow("GetItem", "table/Tab"));
        TemporaryCredentials credentials = wire.directory()
                .sessions()
                .ofUser(wire.directory().users().find(ACCOUNT, "bob").orElseThrow(), Duration.ofHours(1));

        assertThat(mayGet(signer(credentials))).isTrue();
    }
}
