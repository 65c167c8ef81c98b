package dev.trefoil.testing.manual;

import dev.trefoil.client.FrameBuilder;
import dev.trefoil.client.Session;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The examples and sample tables of the manual, compiled: one method for each.
final class Examples {
    private static final String CLASS = "ManualExamples";

    private static final String IMPORTS = """
            import static dev.trefoil.client.Trefoil.*;
            import dev.trefoil.client.*;
            import dev.trefoil.plan.Frame;
            import java.math.BigDecimal;
            import java.math.BigInteger;
            import java.time.LocalDate;
            import java.time.LocalDateTime;
            import java.util.List;
            import java.util.Map;
            """;

    private final Class<?> compiled;
    private final List<Entry> entries;

    private Examples(Class<?> compiled, List<Entry> entries) {
        this.compiled = compiled;
        this.entries = List.copyOf(entries);
    }

    /// Compiles the examples of the entries into `folder`; throws with the compiler's messages if one is wrong.
    static Examples compile(List<Entry> entries, Path folder) throws IOException {
        StringWriter messages = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(source(entries))))
                .call();
        if (!done) {
            throw new IllegalStateException("an example of the manual does not compile:\n" + messages);
        }
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, Examples.class.getClassLoader())) {
            return new Examples(loader.loadClass(CLASS), entries);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("what was compiled into " + folder + " is not there", e);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /// The cells of a sample table.
    FrameBuilder sample(Sample sample) {
        return (FrameBuilder) call(sample.name(), MethodType.methodType(FrameBuilder.class));
    }

    /// The value of an entry's example in a session which has the sample tables under these handles.
    Object run(Entry entry, Session session, Map<String, String> handles) {
        MethodType type = MethodType.methodType(Object.class, Session.class, Map.class);
        try {
            return call(method(entries.indexOf(entry)), type, session, handles);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the example of '" + entry.name() + "' fails: " + e.getMessage(), e);
        }
    }

    private Object call(String method, MethodType type, Object... arguments) {
        try {
            MethodHandle handle = MethodHandles.publicLookup().findStatic(compiled, method, type);
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static String method(int index) {
        return "example" + index;
    }

    private static String source(List<Entry> entries) {
        StringBuilder text = new StringBuilder(IMPORTS).append("public class " + CLASS + " {\n");
        for (Sample sample : Sample.ALL) {
            text.append("public static FrameBuilder " + sample.name() + "() {\nreturn ")
                    .append(sample.source())
                    .append(";\n}\n");
        }
        for (int i = 0; i < entries.size(); i++) {
            text.append("// " + entries.get(i).name() + "\npublic static Object " + method(i))
                    .append("(Session session, Map<String, String> handles) {\n")
                    .append(body(entries.get(i).example()))
                    .append("\n}\n");
        }
        return text.append("}\n").toString();
    }

    /// The tables that the example names, its statements, and its last expression as the value.
    private static String body(String example) {
        StringBuilder text = new StringBuilder();
        for (Sample sample : Sample.ALL) {
            if (sample.isIn(example)) {
                text.append(
                        "DataFrame " + sample.name() + " = session.table(handles.get(\"" + sample.name() + "\"));\n");
            }
        }
        int last = example.lastIndexOf(";\n") + 1;
        return text.append(example, 0, last)
                .append("\nreturn ")
                .append(example.substring(last).strip())
                .append(";")
                .toString();
    }

    /// The source in memory.
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///" + CLASS + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
