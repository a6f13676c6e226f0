package parking.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** Finds the methods in Java files, as the compiler sees them. */
final class Methods {
  private Methods() {}

  /** A method and how many lines it has from its head to its closing brace. */
  record Method(String file, String name, long lines, int parameters) {}

  static List<Method> in(List<Path> files) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    var task =
        (JavacTask)
            compiler.getTask(
                null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
    List<Method> methods = new ArrayList<>();
    try {
      for (var unit : task.parse()) {
        unit.accept(new Collector(unit, Trees.instance(task), methods), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return methods;
  }

  private static final class Collector extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<Method> methods;

    Collector(CompilationUnitTree unit, Trees trees, List<Method> methods) {
      this.unit = unit;
      this.trees = trees;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      var place = trees.getSourcePositions();
      var map = unit.getLineMap();
      var first = map.getLineNumber(place.getStartPosition(unit, method));
      var last = map.getLineNumber(place.getEndPosition(unit, method));
      methods.add(
          new Method(
              unit.getSourceFile().getName(),
              method.getName().toString(),
              last - first + 1,
              method.getParameters().size()));
      return super.visitMethod(method, nothing);
    }
  }
}
