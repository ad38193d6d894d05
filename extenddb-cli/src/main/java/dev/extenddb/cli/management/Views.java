package dev.extenddb.cli.management;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.extenddb.iam.IamPath;
import java.util.Map;
import java.util.Optional;

/** Parts of views that several resources have. */
final class Views {

    private static final JsonMapper JSON = new JsonMapper();

    private Views() {}

    /**
     * A policy with its name.
     *
     * @param name the name
     * @param document what it says, as it was written
     */
    record NamedDocument(String name, String document) {}

    /** A policy. */
    static final View<NamedDocument> POLICY = View.<NamedDocument>named("Policy")
            .text("policy_name", "The policy's name.", NamedDocument::name)
            .json("policy_document", "object", "What it says.", policy -> json(policy.document()));

    /** A permissions boundary, which may be a managed policy. */
    static final View<String> BOUNDARY = View.<String>named("Boundary")
            .maybeText(
                    "policy_arn",
                    "The managed policy that it is, if it is one.",
                    boundary -> Optional.of(boundary).filter(Views::isArn))
            .json(
                    "policy_document",
                    "object",
                    "What it says, unless it is a managed policy.",
                    boundary -> isArn(boundary) ? JsonNodeFactory.instance.nullNode() : json(boundary));

    /** Where something is made. */
    static final Field PATH = Field.text(
                    "path", "A part of the ARN that begins and ends with a slash; `/` unless given.")
            .optional();

    /** Where a user, a group or a role is to be made. */
    static IamPath path(Call call) {
        return call.findText("path")
                .map(path -> IamPath.ofPrincipal("path", path))
                .orElse(IamPath.ROOT);
    }

    private static boolean isArn(String boundary) {
        return boundary.startsWith("arn:");
    }

    /** A tag. */
    static final View<Map.Entry<String, String>> TAG = View.<Map.Entry<String, String>>named("Tag")
            .text("key", "The tag's name, 1 to 128 characters.", Map.Entry::getKey)
            .text("value", "Its value, up to 256 characters.", Map.Entry::getValue);

    /**
     * A name.
     *
     * @param view what the view is called
     */
    static View<String> name(String view, String column) {
        return View.<String>named(view).text(column, "The name.", name -> name);
    }

    static JsonNode tags(Map<String, String> tags) {
        var list = JsonNodeFactory.instance.arrayNode();
        tags.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(tag -> list.add(TAG.write(tag)));
        return list;
    }

    /** A document that was read before it was kept. */
    static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document in the database is no JSON", e);
        }
    }
}
