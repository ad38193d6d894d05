package dev.extenddb.sts;

import static dev.extenddb.testing.SignedWire.ACCOUNT;
import static dev.extenddb.testing.SignedWire.REGION;
import static dev.extenddb.testing.SignedWire.allow;
import static dev.extenddb.testing.SignedWire.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Temporary credentials by the ways in which SDKs ask for them. */
class SecurityTokensTest {

    private static final String ASSUME =
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader"
                    + "&RoleSessionName=s1";
    private static final String ME = "Action=GetCallerIdentity&Version=2011-06-15";

    private final SignedWire wire = new SignedWire();
    private final Signer bob = wire.user("bob");

    @AfterEach
    void close() {
        wire.close();
    }

    private void role(String trust) {
        wire.directory().roles().create(ACCOUNT, "reader", policy(trust));
        wire.directory().roles().policies().put(ACCOUNT, "reader", "p", policy(allow("ListTables", "table/*")));
    }

    private static String trust(String principal, String rest) {
        return "{'Effect':'Allow','Principal':{'AWS':'" + principal + "'},'Action':['sts:AssumeRole','sts:TagSession']"
                + rest + "}";
    }

    private Signer bobWith(String statement) {
        wire.setPolicy("bob", statement);
        return bob;
    }

    private static String bob() {
        return "arn:aws:iam::123456789012:user/bob";
    }

    private static String at(Answer answer, String element) {
        Matcher matcher =
                Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(answer.body());
        assertThat(matcher.find()).as(answer.body()).isTrue();
        return matcher.group(1);
    }

    private static Signer credentials(Answer answer) {
        return new Signer(
                at(answer, "AccessKeyId"),
                at(answer, "SecretAccessKey"),
                Optional.of(at(answer, "SessionToken")),
                REGION,
                "dynamodb");
    }

    private static String error(Answer answer) {
        return answer.status() + " " + at(answer, "Code") + ": " + at(answer, "Message");
    }

    @Test
    void everybodyMayAskWhoTheyAre() {
        Answer answer = wire.sts(bob, ME);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/xml");
        assertThat(at(answer, "Arn")).isEqualTo(bob());
        assertThat(at(answer, "Account")).isEqualTo(ACCOUNT);
        assertThat(at(answer, "UserId")).startsWith("AIDA");
    }

    @Test
    void aRoleIsTakenOn() {
        role(trust(bob(), ""));
        Answer answer = wire.sts(bob, ASSUME);
        Signer session = credentials(answer);

        assertThat(at(answer, "Arn")).isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/s1");
        assertThat(at(answer, "AssumedRoleId")).matches("AROA.*:s1");
        assertThat(at(answer, "Expiration")).isEqualTo("2030-01-01T01:00:00Z");
        assertThat(wire.may(session, "ListTables", "{}")).isTrue();
        assertThat(wire.may(session, "DescribeLimits", "{}")).isFalse();
        assertThat(at(wire.sts(session, ME), "Arn")).isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/s1");
    }

    @Test
    void aRoleIsTakenOnByThoseItTrusts() {
        Signer eve = wire.user("eve");
        role(trust("arn:aws:iam::123456789012:user/eve", ""));

        assertThat(error(wire.sts(bobWith("{'Effect':'Allow','Action':'*','Resource':'*'}"), ASSUME)))
                .isEqualTo("403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform: "
                        + "sts:AssumeRole on resource: arn:aws:iam::123456789012:role/reader because no role trust policy "
                        + "allows the sts:AssumeRole action");
        assertThat(wire.sts(eve, ASSUME).status()).isEqualTo(200);
    }

    @Test
    void aTrustedAccountHandsOn() {
        role(trust(ACCOUNT, ""));
        assertThat(error(wire.sts(bob, ASSUME))).contains("because no identity-based policy allows");

        wire.setPolicy(
                "bob", "{'Effect':'Allow','Action':'sts:AssumeRole','Resource':'arn:aws:iam::123456789012:role/*'}");
        assertThat(wire.sts(bob, ASSUME).status()).isEqualTo(200);
    }

    @Test
    void anExternalIdIsAskedFor() {
        role(trust(bob(), ",'Condition':{'StringEquals':{'sts:ExternalId':'42'}}"));

        assertThat(error(wire.sts(bob, ASSUME))).startsWith("403 AccessDenied");
        assertThat(error(wire.sts(bob, ASSUME + "&ExternalId=43"))).startsWith("403 AccessDenied");
        assertThat(wire.sts(bob, ASSUME + "&ExternalId=42").status()).isEqualTo(200);
    }

    @Test
    void aPolicyOfTheSessionBoundsIt() {
        role(trust(bob(), ""));
        String document = URLEncoder.encode(policy(allow("GetItem", "*")), StandardCharsets.UTF_8);
        Signer session = credentials(wire.sts(bob, ASSUME + "&Policy=" + document));

        assertThat(wire.call(session, "ListTables", "{}").error())
                .endsWith("because no session policy allows the dynamodb:ListTables action");
        assertThat(error(wire.sts(bob, ASSUME + "&Policy=%7B%7D")))
                .isEqualTo("400 MalformedPolicyDocument: Statement is missing (line 1, column 1)");
    }

    @Test
    void managedPoliciesBoundASessionAsWell() {
        role(trust(bob(), ""));
        String arn = "&PolicyArns.member.1.arn=arn%3Aaws%3Aiam%3A%3A";
        wire.directory().managedPolicies().create(ACCOUNT, "limits", "", policy(allow("DescribeLimits", "*")));

        assertThat(wire.may(
                        credentials(wire.sts(bob, ASSUME + arn + "aws%3Apolicy%2FAmazonDynamoDBReadOnlyAccess")),
                        "ListTables",
                        "{}"))
                .isTrue();
        assertThat(wire.may(
                        credentials(wire.sts(bob, ASSUME + arn + ACCOUNT + "%3Apolicy%2Flimits")), "ListTables", "{}"))
                .isFalse();
        assertThat(error(wire.sts(bob, ASSUME + arn + ACCOUNT + "%3Apolicy%2Fnone")))
                .isEqualTo("400 ValidationError: PolicyArn arn:aws:iam::123456789012:policy/none is not valid");
    }

    @Test
    void whoseAKeyIsIsToldToThoseWhoMayKnow() {
        String form = "Action=GetAccessKeyInfo&AccessKeyId=" + bob.accessKeyId();

        assertThat(error(wire.sts(bob, form))).startsWith("403 AccessDenied");
        wire.setPolicy("bob", "{'Effect':'Allow','Action':'sts:GetAccessKeyInfo','Resource':'*'}");
        assertThat(at(wire.sts(bob, form), "Account")).isEqualTo(ACCOUNT);
    }

    @Test
    void tagsOfTheSessionAreTagsOfThePrincipal() {
        role(trust(bob(), ",'Condition':{'ForAllValues:StringEquals':{'aws:TagKeys':'Team'}}"));
        allowRoleIfTeamIsRed();
        String tag = "&Tags.member.1.Key=Team&Tags.member.1.Value=";

        assertThat(wire.may(credentials(wire.sts(bob, ASSUME + tag + "red")), "ListTables", "{}"))
                .isTrue();
        assertThat(wire.may(credentials(wire.sts(bob, ASSUME + tag + "blue")), "ListTables", "{}"))
                .isFalse();
        assertThat(error(wire.sts(bob, ASSUME + "&Tags.member.1.Key=x&Tags.member.1.Value=y")))
                .startsWith("403 AccessDenied");
    }

    private void allowRoleIfTeamIsRed() {
        wire.directory()
                .roles()
                .policies()
                .put(
                        ACCOUNT,
                        "reader",
                        "p",
                        policy(SignedWire.allowIf("*", "*", "{'StringEquals':{'aws:PrincipalTag/Team':'red'}}")));
    }

    @Test
    void aTagOfTheSessionReplacesTheRolesInWhateverCase() {
        role(trust(bob(), ",'Condition':{'StringEqualsIfExists':{'aws:RequestTag/Team':'red'}}"));
        wire.directory().roles().tag(ACCOUNT, "reader", Map.of("team", "blue"));
        allowRoleIfTeamIsRed();
        String tag = "&Tags.member.1.Key=Team&Tags.member.1.Value=red";

        assertThat(wire.may(credentials(wire.sts(bob, ASSUME)), "ListTables", "{}"))
                .isFalse();
        assertThat(wire.may(credentials(wire.sts(bob, ASSUME + tag)), "ListTables", "{}"))
                .isTrue();
        assertThat(error(wire.sts(bob, ASSUME + tag + "&Tags.member.2.Key=TEAM&Tags.member.2.Value=blue")))
                .startsWith("403 AccessDenied");
    }

    @Test
    void aSignedUrlSaysWhoMadeIt() {
        Signer inIam = new Signer(bob.accessKeyId(), bob.secretKey(), Optional.empty(), REGION, "iam");
        Signer inSts = new Signer(bob.accessKeyId(), bob.secretKey(), Optional.empty(), REGION, "sts");
        String url = inSts.presign(ME, wire.clock().instant());

        assertThat(at(wire.get(url), "Arn")).isEqualTo(bob());
        assertThat(error(wire.get(url.replace("GetCallerIdentity", "GetSessionToken"))))
                .startsWith("403 SignatureDoesNotMatch");
        assertThat(error(wire.get("/?" + ME))).startsWith("403 MissingAuthenticationToken");
        assertThat(error(wire.get(inIam.presign(
                        "Action=ListUsers&Version=2010-05-08", wire.clock().instant()))))
                .startsWith("403 AccessDenied: User: " + bob() + " is not authorized to perform: iam:ListUsers");
        assertThat(wire.get("/?healthy").body()).startsWith("healthy");
    }

    @Test
    void whichRolesThereAreIsNotTold() {
        role(trust(bob(), ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}"));
        wire.setPolicy("bob", "{'Effect':'Allow','Action':'sts:*','Resource':'*'}");
        String other = ASSUME.replace("reader", "nobody");

        assertThat(error(wire.sts(bob, other)))
                .isEqualTo(error(wire.sts(bob, ASSUME)).replace("role/reader", "role/nobody"));
    }

    @Test
    void aUserGetsASessionToken() {
        wire.setPolicy("bob", allow("ListTables", "table/*"));
        Signer session = credentials(wire.sts(bob, "Action=GetSessionToken&DurationSeconds=900"));
        assertThat(wire.may(session, "ListTables", "{}")).isTrue();
        assertThat(error(wire.sts(session, "Action=GetSessionToken")))
                .isEqualTo("403 AccessDenied: Cannot call GetSessionToken with session credentials");

        wire.clock().advance(Duration.ofMinutes(15));
        assertThat(error(wire.sts(session, ME)))
                .isEqualTo("403 ExpiredToken: The security token included in the request is expired");
    }

    @Test
    void aChainOfRolesIsShort() {
        role(trust("*", ""));
        wire.directory().roles().setLongestSession(ACCOUNT, "reader", Duration.ofHours(12));
        Signer session = credentials(wire.sts(bob, ASSUME + "&DurationSeconds=43200"));

        assertThat(error(wire.sts(session, ASSUME + "&DurationSeconds=3601"))).contains("1 hour session limit");
        assertThat(wire.sts(session, ASSUME).status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsTold() {

        assertThat(error(wire.sts(bob, "Action=Nothing&Version=2011-06-15")))
                .isEqualTo("400 InvalidAction: Could not find operation Nothing for version 2011-06-15");
        assertThat(error(wire.sts(bob, "Action=AssumeRole")))
                .contains("400 ValidationError: 1 validation error", "roleArn");
        assertThat(error(wire.sts(bob, "Action=AssumeRole&RoleArn=x&RoleSessionName=s1")))
                .contains("x is invalid");
        assertThat(error(wire.sts(bob, ASSUME))).startsWith("403 AccessDenied");
        assertThat(error(wire.sts(new Signer("AKIA", "x", REGION), ME)))
                .isEqualTo("403 InvalidClientTokenId: The security token included in the request is invalid.");
        assertThat(error(wire.sts(new Signer(bob.accessKeyId(), "x", REGION), ME)))
                .startsWith("403 SignatureDoesNotMatch");
    }
}
