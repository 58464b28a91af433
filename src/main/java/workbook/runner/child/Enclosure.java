package workbook.runner.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads this package a second time, as a module that exports and opens nothing.
 *
 * <p>The learner's code runs in the same JVM. It may find our objects, but reflection stops at a
 * module's door: no field of them can be read, no method called.
 */
final class Enclosure {

    private static final String PACKAGE = Enclosure.class.getPackageName();
    private static final String NAME = "workbook.child";

    private Enclosure() {}

    /** What runs in a test JVM; all that it is made of comes from inside. */
    static Runnable child() {
        ClassLoader outside = Enclosure.class.getClassLoader();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration = boot.configuration()
                .resolve(new Only(new Here(outside)), ModuleFinder.of(), Set.of(NAME));
        ModuleLayer.Controller inside =
                ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), outside);
        // JUnit is outside: it is called from here, and calls back through its own interfaces.
        inside.addReads(inside.layer().findModule(NAME).orElseThrow(), outside.getUnnamedModule());
        return ServiceLoader.load(inside.layer(), Runnable.class).findFirst().orElseThrow();
    }

    private static ModuleDescriptor walled() {
        return ModuleDescriptor.newModule(NAME)
                .requires("java.management")
                .packages(Set.of(PACKAGE))
                .provides(Runnable.class.getName(), List.of(Child.class.getName()))
                .build();
    }

    /** A finder that knows one module. */
    private record Only(ModuleReference module) implements ModuleFinder {

        @Override
        public Optional<ModuleReference> find(String name) {
            return Optional.of(module).filter(found -> name.equals(NAME));
        }

        @Override
        public Set<ModuleReference> findAll() {
            return Set.of(module);
        }
    }

    /** The module's classes are where this one came from. */
    private static final class Here extends ModuleReference {

        private final ClassLoader source;

        Here(ClassLoader source) {
            super(walled(), null);
            this.source = source;
        }

        @Override
        public ModuleReader open() {
            return new Reader(source);
        }
    }

    /** Reads the classes through the loader that has them. */
    private record Reader(ClassLoader source) implements ModuleReader {

        @Override
        public Optional<URI> find(String name) {
            return Optional.ofNullable(source.getResource(name))
                    .map(url -> URI.create(url.toString()));
        }

        @Override
        public Optional<InputStream> open(String name) {
            return Optional.ofNullable(source.getResourceAsStream(name));
        }

        @Override
        public Stream<String> list() {
            return Stream.of();
        }

        @Override
        public void close() throws IOException {
            // The loader stays open for as long as the JVM runs.
        }
    }
}
