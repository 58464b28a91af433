package workbook.compile;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/** Watches the compiler: which types it came to know, and from which files. */
final class Seen implements TaskListener {

    private final List<TypeElement> types = new ArrayList<>();
    private final Map<String, List<String>> declared = new LinkedHashMap<>();
    private final Map<String, Path> origins = new LinkedHashMap<>();

    @Override
    public void finished(TaskEvent event) {
        TypeElement type = event.getTypeElement();
        if (event.getKind() == TaskEvent.Kind.ANALYZE && type != null) {
            types.add(type);
            JavaFileObject file = event.getSourceFile();
            origins.put(type.getQualifiedName().toString(), Path.of(file.toUri()));
        }
    }

    /** Notes what the types offer; to be asked before classes are made of them. */
    void declare(JavacTask task) {
        Elements elements = task.getElements();
        for (TypeElement type : types) {
            declared.put(type.getQualifiedName().toString(), Offered.by(type, elements));
        }
    }

    /** What each top-level type offers to others, by its name. */
    Map<String, List<String>> declared() {
        return declared;
    }

    /** The file of each top-level type, by its name. */
    Map<String, Path> origins() {
        return origins;
    }
}
