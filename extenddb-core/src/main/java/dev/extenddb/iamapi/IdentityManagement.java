package dev.extenddb.iamapi;

import dev.extenddb.iam.Directory;
import dev.extenddb.iam.PasswordHash;
import dev.extenddb.query.QueryRequest;
import dev.extenddb.query.QueryService;
import dev.extenddb.query.Xml;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** IAM. Changes are noticed at once by this process, and by others within the lease that signatories have. Thread-safe. */
public final class IdentityManagement implements QueryService {

    private static final String SERVICE = "iam";

    private final Directory directory;
    private final Map<String, Action> actions = new HashMap<>();

    /**
     * The service for a directory's users and roles.
     *
     * @param passwords makes passwords unreadable
     */
    public IdentityManagement(Directory directory, PasswordHash passwords) {
        this.directory = directory;
        var owners = new Owners(directory);
        actions.putAll(new UserActions(directory, owners).actions());
        actions.putAll(new AccessKeyActions(directory, owners).actions());
        actions.putAll(new LoginProfileActions(directory, owners, passwords).actions());
        actions.putAll(new GroupActions(directory, owners).actions());
        actions.putAll(new RoleActions(directory, owners).actions());
        actions.putAll(new InlinePolicyActions(owners).actions());
        actions.putAll(new AttachmentActions(directory, owners).actions());
        actions.putAll(new ManagedPolicyActions(directory).actions());
        actions.putAll(new PolicyVersionActions(directory).actions());
        actions.putAll(new TagActions(directory, owners).actions());
        actions.putAll(new SimulationActions(directory).actions());
        actions.putAll(new AccountActions(directory).actions());
        actions.putAll(new EmptyListActions(owners).actions());
    }

    /** The names of all actions. */
    public Set<String> actionNames() {
        return Set.copyOf(actions.keySet());
    }

    @Override
    public String name() {
        return SERVICE;
    }

    @Override
    public String namespace() {
        return "https://iam.amazonaws.com/doc/2010-05-08/";
    }

    @Override
    public Xml run(QueryRequest request) {
        Action action = Optional.ofNullable(actions.get(request.action())).orElseThrow(request::unknownAction);
        Xml result = action.run(new IamCall(request));
        if (!isReading(request.action())) {
            directory.signatories().forget();
        }
        return result;
    }

    private static boolean isReading(String action) {
        return action.startsWith("Get") || action.startsWith("List") || action.startsWith("Simulate");
    }
}
