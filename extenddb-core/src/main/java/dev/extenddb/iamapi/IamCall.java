package dev.extenddb.iamapi;

import dev.extenddb.iam.IamPath;
import dev.extenddb.policy.AccessRequest;
import dev.extenddb.policy.RequestContext;
import dev.extenddb.policy.Resource;
import dev.extenddb.query.QueryError;
import dev.extenddb.query.QueryForm;
import dev.extenddb.query.QueryRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request to IAM: its parameters, and what its sender may do. Used for one request. */
record IamCall(QueryRequest request) {

    private static final String REQUEST_TAG = "aws:requesttag/";

    String account() {
        return request.account();
    }

    QueryForm form() {
        return request.form();
    }

    String require(String parameter) {
        return form().require(parameter);
    }

    /** The user that is meant: the sender, unless another one is named. */
    String userName() {
        return form().find("UserName")
                .orElseGet(() -> request.sender()
                        .principal()
                        .userName()
                        .orElseThrow(() ->
                                QueryError.invalid("Must specify userName when calling with non-User credentials")));
    }

    /** Refuses the action unless the sender may do it to a resource. */
    void allow(Resource resource) {
        allow(resource, Map.of());
    }

    /**
     * Refuses the action unless the sender may do it to a resource.
     *
     * @param keys values of condition keys of IAM's, by their names in lower case
     */
    void allow(Resource resource, Map<String, String> keys) {
        Map<String, String> tags = form().tags();
        request.authority()
                .require(new AccessRequest("iam:" + request.action(), resource, key -> values(key, keys, tags)));
    }

    /** Refuses the action unless the sender may do it at all. */
    void allowAnywhere() {
        allow(Resource.of("*", account()));
    }

    private List<String> values(String key, Map<String, String> keys, Map<String, String> tags) {
        if (key.startsWith(REQUEST_TAG)) {
            return RequestContext.ofTag(tags, key.substring(REQUEST_TAG.length()));
        }
        if (key.equals("aws:tagkeys")) {
            return tags.isEmpty() ? form().list("TagKeys") : List.copyOf(tags.keySet());
        }
        return Optional.ofNullable(keys.get(key)).stream().toList();
    }

    /** Where a user or group is to be from now on. */
    Optional<IamPath> newPath() {
        return form().find("NewPath").map(text -> IamPath.ofPrincipal("newPath", text));
    }

    /** Where something is to be made. */
    IamPath path() {
        return form().find("Path")
                .map(path -> IamPath.ofPrincipal("path", path))
                .orElse(IamPath.ROOT);
    }
}
