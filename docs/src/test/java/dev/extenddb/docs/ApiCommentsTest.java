package dev.extenddb.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All that users may name has a comment: types, methods, constructors, constants, elements of annotations, components of records. Classes say besides
 * whether threads may share them. What overrides something has its comment there.
 */
class ApiCommentsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extenddb-core/src/main/java/dev/extenddb/*.java",
                "extenddb-http/src/main/java/dev/extenddb/http/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/assertion/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/control/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/emulator/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/fixture/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/junit/*.java",
                "extenddb-junit/src/main/java/dev/extenddb/sdk/*.java"
            })
    void publicApiIsDocumented(String sources) throws IOException {
        assertThat(String.join("\n", lacking(sources))).isEmpty();
    }

    private static List<String> lacking(String sources) throws IOException {
        Path folder = ROOT.resolve(sources).getParent();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var lacking = new ArrayList<String>();
        try (var manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = Files.list(folder)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(java).isNotEmpty();
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(java));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Api(comments, lacking).scan(unit, null);
            }
        }
        return lacking;
    }

    /** Goes through what of a file is public, and takes note of what has no comment. */
    private static final class Api extends TreePathScanner<Void, Void> {

        private static final Set<Modifier> VISIBLE = Set.of(Modifier.PUBLIC, Modifier.PROTECTED);

        private final DocTrees comments;
        private final List<String> lacking;

        Api(DocTrees comments, List<String> lacking) {
            this.comments = comments;
            this.lacking = lacking;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            if (!isVisible(type.getModifiers())) {
                return null;
            }
            require(comment().isPresent(), "comment");
            switch (type.getKind()) {
                case RECORD -> requireComponents(type);
                case CLASS -> requireThreads(type);
                default -> {}
            }
            return super.visitClass(type, null);
        }

        private void requireComponents(ClassTree type) {
            Set<String> described = Optional.ofNullable(comments.getDocCommentTree(getCurrentPath())).stream()
                    .flatMap(comment -> comment.getBlockTags().stream())
                    .filter(ParamTree.class::isInstance)
                    .map(tag -> ((ParamTree) tag).getName().toString())
                    .collect(Collectors.toSet());
            for (Tree member : type.getMembers()) {
                boolean component = member instanceof VariableTree field
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
                if (component) {
                    String name = ((VariableTree) member).getName().toString();
                    require(described.contains(name), "@param " + name);
                }
            }
        }

        private void requireThreads(ClassTree type) {
            boolean hasInstances = type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .anyMatch(field ->
                            !((VariableTree) field).getModifiers().getFlags().contains(Modifier.STATIC));
            boolean said = comment()
                    .filter(text -> text.contains("hread-safe") || text.contains("mmutable") || text.contains("thread"))
                    .isPresent();
            require(said || !hasInstances, "a word on threads");
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean ofRecord = method.getReturnType() == null && enclosing().getKind() == Tree.Kind.RECORD;
            if (isVisible(method.getModifiers()) && !overrides && !ofRecord) {
                require(comment().isPresent(), "comment");
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            boolean component = enclosing().getKind() == Tree.Kind.RECORD
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isVisible(field.getModifiers()) && !component) {
                require(comment().isPresent(), "comment");
            }
            return null;
        }

        private ClassTree enclosing() {
            return (ClassTree) getCurrentPath().getParentPath().getLeaf();
        }

        /** Members of interfaces and annotations are public unless they say otherwise. */
        private boolean isVisible(ModifiersTree modifiers) {
            boolean implied = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                    && Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE).contains(outer.getKind())
                    && !modifiers.getFlags().contains(Modifier.PRIVATE);
            return implied || modifiers.getFlags().stream().anyMatch(VISIBLE::contains);
        }

        private Optional<String> comment() {
            return Optional.ofNullable(comments.getDocComment(getCurrentPath())).filter(text -> !text.isBlank());
        }

        private void require(boolean there, String what) {
            if (!there) {
                lacking.add(what + " of " + name(getCurrentPath()));
            }
        }

        private static String name(TreePath path) {
            String file = Path.of(path.getCompilationUnit().getSourceFile().toUri())
                    .getFileName()
                    .toString();
            Tree leaf = path.getLeaf();
            if (leaf instanceof ClassTree type) {
                return file + ": " + type.getSimpleName();
            }
            return file + ": "
                    + (leaf instanceof MethodTree method ? method.getName() : ((VariableTree) leaf).getName());
        }
    }
}
