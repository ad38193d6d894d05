package dev.extenddb.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.extenddb.policy.PrincipalSet.Name;
import dev.extenddb.testing.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the reader understands, and where it finds faults. */
class PolicyReaderTest {

    private static final String USUAL = "'Effect':'Allow','Action':'dynamodb:GetItem'";

    private static PolicyDocument parse(String json, PolicyKind kind) {
        return PolicyDocument.parse(Json.quoted(json), kind);
    }

    private static String fault(String json, PolicyKind kind) {
        MalformedPolicyException fault = catchThrowableOfType(MalformedPolicyException.class, () -> parse(json, kind));
        assertThat(fault).as("refused: %s", json).isNotNull();
        return fault.getMessage();
    }

    @Test
    void aDocumentBecomesAValue() {
        PolicyDocument document = parse(
                "{'Version':'2012-10-17','Id':'i','Statement':[{'Sid':'S1','Effect':'Deny','NotPrincipal':{'AWS':"
                        + "['123456789012','arn:aws:iam::123456789012:user/bob'],'Service':'x.amazonaws.com'},"
                        + "'NotAction':['dynamodb:Get*','*'],'NotResource':'arn:aws:dynamodb:*:*:table/A',"
                        + "'Condition':{'ForAnyValue:StringLikeIfExists':{'aws:TagKeys':['a',1,true]}}}]}",
                PolicyKind.RESOURCE);

        var operator = new ConditionOperator(Quantifier.FOR_ANY_VALUE, Comparison.STRING_LIKE, true);
        assertThat(document)
                .isEqualTo(new PolicyDocument(
                        PolicyVersion.V2012,
                        Optional.of("i"),
                        List.of(new Statement(
                                Optional.of("S1"),
                                Effect.DENY,
                                Optional.of(new PrincipalSet(
                                        true,
                                        List.of(
                                                new Name(PrincipalSet.Type.AWS, "123456789012"),
                                                new Name(PrincipalSet.Type.AWS, "arn:aws:iam::123456789012:user/bob"),
                                                new Name(PrincipalSet.Type.SERVICE, "x.amazonaws.com")))),
                                new NameSet(true, List.of("dynamodb:Get*", "*")),
                                Optional.of(new NameSet(true, List.of("arn:aws:dynamodb:*:*:table/A"))),
                                List.of(new Condition(operator, "aws:TagKeys", List.of("a", "1", "true")))))));
        assertThat(operator).hasToString("ForAnyValue:StringLikeIfExists");
    }

    @Test
    void theOlderLanguageHasNoVariables() {
        PolicyDocument document =
                parse("{'Statement':{" + USUAL + ",'Resource':'arn:aws:dynamodb:x:y:table/${'}}", PolicyKind.IDENTITY);

        assertThat(document.version()).isEqualTo(PolicyVersion.V2008);
        var resource = Resource.of("arn:aws:dynamodb:x:y:table/${", "y");
        var request = new AccessRequest("dynamodb:GetItem", resource, RequestContext.EMPTY);
        var asking = new Principal("y", "a", Optional.empty(), "i", Optional.empty(), java.util.Map.of());
        var permissions = new Permissions(List.of(CompiledPolicy.of("p", document)), Optional.empty(), List.of());
        assertThat(permissions.decide(asking, request, RequestContext.EMPTY))
                .isEqualTo(Decision.allowed(PolicyKind.IDENTITY, new StatementReference("p", "#1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x | The document is not JSON",
                "[] | A policy document must be an object (line 1, column 1)",
                "{} | Statement is missing (line 1, column 1)",
                "{'Version':'2012-10-17','Version':'2012-10-17'} | The document is not JSON: Duplicate field 'Version'",
                "{'Version':'2020-01-01'} | Version must be 2012-10-17 or 2008-10-17 (line 1, column 12)",
                "{'version':'2012-10-17'} | Unknown member 'version' of a policy document (line 1, column 2)",
                "{'Statement':[]} | Statement must not be empty (line 1, column 14)",
                "{'Statement':[1]} | A statement must be an object (line 1, column 15)",
                "{'Statement':{}} x | The document is not JSON",
                "{'Statement':{}} | Effect is missing (line 1, column 14)",
                "{'Statement':{'Effect':'allow'}} | Effect must be Allow or Deny (line 1, column 24)",
                "{'Statement':{'Effect':'Allow'}} | Action is missing",
                "{'Statement':{'Effect':'Allow','Action':[]}} | Action must not be empty (line 1, column 41)",
                "{'Statement':{'Effect':'Allow','Action':[7]}} | Action must be a string (line 1, column 42)",
                "{'Statement':{'Effect':'Allow','Action':'GetItem','Resource':'*'}} | Action 'GetItem' must be * or a",
                "{'Statement':{'Action':'*','NotAction':'*'}} | A statement has either Action or NotAction (line 1, column 28)",
                "{'Statement':{'Resource':'*','NotResource':'*'}} | A statement has either Resource or NotResource",
                "{'Statement':{'Sid':'a b'}} | Sid may have letters and digits only (line 1, column 21)",
                "{'Statement':{'Effekt':'Allow'}} | Unknown member 'Effekt' of a statement (line 1, column 15)",
                "{'Statement':{'Condition':[]}} | Condition must be an object",
                "{'Statement':{'Condition':{'StringEqual':{}}}} | Unknown condition operator 'StringEqual' (line 1, column 28)",
                "{'Statement':{'Condition':{'NullIfExists':{}}}} | Unknown condition operator 'NullIfExists'",
                "{'Statement':{'Condition':{'ForAllValues:Null':{}}}} | Unknown condition operator",
                "{'Statement':{'Condition':{'Bool':{'SourceIp':'true'}}}} | Condition key 'SourceIp' must be a prefix",
                "{'Statement':{'Condition':{'Bool':{'aws:x':[]}}}} | aws:x must not be empty",
                "{'Statement':{'Condition':{'Bool':{'aws:x':null}}}} | aws:x must be a string, a number or a boolean",
                "{'Statement':{'Condition':{'Bool':{'aws:x':{}}}}} | aws:x must be a string, a number or a boolean"
            })
    void faultsAreFoundWhereTheyAre(String json, String fault) {
        assertThat(fault(json, PolicyKind.IDENTITY)).startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "NumericEquals | ten | number",
                "DateEquals | tomorrow | date",
                "Bool | yes | boolean",
                "Null | 0 | boolean",
                "BinaryEquals | % | Base64",
                "IpAddress | 1.2.3.4/33 | address or range of addresses",
                "IpAddress | localhost | address or range of addresses",
                "ArnLike | table/A | ARN",
                "NumericEquals | ${aws:username} | number"
            })
    void valuesAreSuchAsTheirOperatorCompares(String operator, String value, String kind) {
        String json = "{'Version':'2012-10-17','Statement':{" + USUAL + ",'Resource':'*','Condition':{'" + operator
                + "':{'aws:x':'" + value + "'}}}}";

        assertThat(fault(json, PolicyKind.IDENTITY))
                .startsWith(
                        "'" + value + "' is no " + kind + ", which " + operator + " compares with (line 1, column ");
    }

    @ParameterizedTest
    @CsvSource({"${aws:username", "${}", "${a b,c}", "${aws:username, \"x\"}", "${${a}}"})
    void variablesAreWhole(String variable) {
        String json = "{'Version':'2012-10-17','Statement':{" + USUAL + ",'Resource':'arn:aws:dynamodb:x:y:"
                + variable.replace("\"", "") + "'}}";

        assertThat(fault(json, PolicyKind.IDENTITY)).contains("olicy variable");
    }

    @ParameterizedTest
    @EnumSource(PolicyKind.class)
    void everyKindOfPolicyHasItsMembers(PolicyKind kind) {
        String principal = ",'Principal':'*'";
        String resource = ",'Resource':'*'";
        String right = (kind.namesPrincipals() ? principal : "") + (kind.namesResources() ? resource : "");
        String lacksOrHasPrincipal =
                (kind.namesPrincipals() ? "" : principal) + (kind.namesResources() ? resource : "");
        String lacksOrHasResource = (kind.namesPrincipals() ? principal : "") + (kind.namesResources() ? "" : resource);

        assertThat(parse("{'Statement':{" + USUAL + right + "}}", kind).statements())
                .hasSize(1);
        assertThat(fault("{'Statement':{" + USUAL + lacksOrHasPrincipal + "}}", kind))
                .startsWith("Principal ");
        assertThat(fault("{'Statement':{" + USUAL + lacksOrHasResource + "}}", kind))
                .startsWith("Resource ");
        String filled = "{'Id':'" + "x".repeat(kind.mostCharacters()) + "','Statement':{" + USUAL + right + "}}";
        assertThat(fault(filled, kind)).startsWith("The document has ");
        String spaced = " ".repeat(kind.mostCharacters()) + "{'Statement':{" + USUAL + right + "}}";
        assertThat(parse(spaced, kind).statements()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "`bob`",
        "{'AWS':'bob'}",
        "{'AWS':'arn:aws:iam::123456789012:user/*x y'}",
        "{'User':'*'}",
        "{}",
        "{'AWS':[]}"
    })
    void principalsAreNamedInFull(String principal) {
        String json = "{'Statement':{" + USUAL + ",'Resource':'*','Principal':" + principal.replace('`', '\'') + "}}";

        assertThat(fault(json, PolicyKind.RESOURCE)).containsPattern("[Pp]rincipal|AWS must not be empty");
    }

    @Test
    void notPrincipalDoesNotAllow() {
        String json = "{'Statement':{" + USUAL + ",'Resource':'*','NotPrincipal':'*'}}";

        assertThat(fault(json, PolicyKind.RESOURCE)).startsWith("NotPrincipal goes with Deny only");
    }

    @Test
    void aSidStandsForOneStatement() {
        String statement = "{'Sid':'S'," + USUAL + ",'Resource':'*'}";

        assertThat(fault("{'Statement':[" + statement + ",\n " + statement + "]}", PolicyKind.IDENTITY))
                .isEqualTo("Sid 'S' stands for two statements (line 2, column 9)");
    }
}
