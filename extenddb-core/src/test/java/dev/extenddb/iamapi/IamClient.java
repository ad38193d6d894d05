package dev.extenddb.iamapi;

import static dev.extenddb.testing.SignedWire.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.extenddb.testing.Answer;
import dev.extenddb.testing.SignedWire;
import dev.extenddb.testing.Signer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** IAM as an administrator calls it. */
final class IamClient implements AutoCloseable {

    private final SignedWire wire = new SignedWire();
    private final Signer admin = wire.user("admin", "{'Effect':'Allow','Action':'iam:*','Resource':'*'}");

    SignedWire wire() {
        return wire;
    }

    Signer admin() {
        return admin;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The document of one statement, as a parameter. */
    static String document(String statement) {
        return "&PolicyDocument=" + encoded(policy(statement));
    }

    Answer call(String form) {
        return wire.iam(admin, "Version=2010-05-08&Action=" + form);
    }

    Answer ok(String form) {
        Answer answer = call(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    static List<String> all(Answer answer, String element) {
        return Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">")
                .matcher(answer.body())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    static String at(Answer answer, String element) {
        assertThat(all(answer, element)).as(answer.body()).isNotEmpty();
        return all(answer, element).get(0);
    }

    String error(String form) {
        Answer answer = call(form);
        return answer.status() + " " + at(answer, "Code") + ": " + at(answer, "Message");
    }

    @Override
    public void close() {
        wire.close();
    }
}
