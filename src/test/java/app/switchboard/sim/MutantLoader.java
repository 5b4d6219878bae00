package app.switchboard.sim;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Loads our classes once more, some of them changed; all others' are shared. */
final class MutantLoader extends ClassLoader {

    private static final String OURS = "app.switchboard.";
    private static final Path SOURCES = Path.of("src/main/java/app/switchboard");

    private final Map<String, byte[]> changed;

    private MutantLoader(Map<String, byte[]> changed) {
        super(MutantLoader.class.getClassLoader());
        this.changed = changed;
    }

    /** Our classes as they are. */
    static MutantLoader unchanged() {
        return new MutantLoader(Map.of());
    }

    /** Our classes with one bug. */
    static MutantLoader of(Mutant mutant, Path folder) throws IOException {
        String source = mutant.plant(Files.readString(SOURCES.resolve(mutant.file())));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        told,
                        List.of(
                                "-proc:none",
                                "-nowarn",
                                "-parameters",
                                "-d",
                                folder.toString(),
                                "-cp",
                                System.getProperty("java.class.path")),
                        null,
                        List.of(new Source(mutant.file(), source)))
                .call();
        if (!compiled) {
            throw new IllegalStateException(mutant + " does not compile: "
                    + told.getDiagnostics().stream()
                            .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                            .toList());
        }
        Map<String, byte[]> changed = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                changed.put(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'),
                        Files.readAllBytes(file));
            }
        }
        return new MutantLoader(changed);
    }

    /** {@link Simulations#firstViolation} among these classes. */
    String[] firstViolation(long seeds) throws ReflectiveOperationException {
        return (String[]) loadClass(Simulations.class.getName())
                .getMethod("firstViolation", long.class)
                .invoke(null, seeds);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = changed.get(name);
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null && in != null) {
                bytes = in.readAllBytes();
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** A source file that is nowhere but in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///app/switchboard/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
