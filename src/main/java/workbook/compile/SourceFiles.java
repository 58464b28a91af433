package workbook.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/** Hands the compiler its files, and every source without the mark that Windows begins it with. */
final class SourceFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private int times;

    SourceFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** Looks here for what the next compilation needs. */
    void use(Javac.Work work) throws IOException {
        times++;
        // Setting a location anew makes it forget what was there before.
        fileManager.setLocationFromPaths(StandardLocation.SOURCE_PATH, work.sourcePath());
        fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, work.classPath());
        fileManager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(work.output()));
    }

    int usedTimes() {
        return times;
    }

    List<JavaFileObject> sources(Collection<Path> paths) {
        List<JavaFileObject> sources = new ArrayList<>();
        fileManager
                .getJavaFileObjectsFromPaths(paths)
                .forEach(file -> sources.add(new Unmarked(file)));
        return sources;
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.SOURCE_PATH) {
            return found;
        }
        List<JavaFileObject> unmarked = new ArrayList<>();
        found.forEach(file -> unmarked.add(new Unmarked(file)));
        return unmarked;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return super.inferBinaryName(location, file instanceof Unmarked own ? own.file() : file);
    }

    @Override
    public boolean isSameFile(FileObject one, FileObject other) {
        return super.isSameFile(plain(one), plain(other));
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
        return super.contains(location, plain(file));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
            throws IOException {
        return super.getJavaFileForOutput(location, className, kind, plain(sibling));
    }

    private static FileObject plain(FileObject file) {
        return file instanceof Unmarked own ? own.file() : file;
    }

    /** A source whose text begins where its first word does. */
    private static final class Unmarked extends ForwardingJavaFileObject<JavaFileObject> {

        Unmarked(JavaFileObject file) {
            super(file);
        }

        JavaFileObject file() {
            return fileObject;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
            CharSequence text = super.getCharContent(ignoreEncodingErrors);
            boolean marked = text.length() > 0 && text.charAt(0) == SourceText.BYTE_ORDER_MARK;
            return marked ? text.subSequence(1, text.length()) : text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Unmarked own && own.fileObject.equals(fileObject);
        }

        @Override
        public int hashCode() {
            return fileObject.hashCode();
        }
    }
}
