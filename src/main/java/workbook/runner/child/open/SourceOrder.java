package workbook.runner.child.open;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs test methods in the order of the job, which is that of the source. */
public final class SourceOrder implements MethodOrderer {

    /** The configuration parameter that holds the order. */
    public static final String PARAMETER = "workbook.order";

    /** JUnit makes it by name. */
    public SourceOrder() {}

    @Override
    public void orderMethods(MethodOrdererContext context) {
        List<String> order =
                List.of(context.getConfigurationParameter(PARAMETER).orElse("").split(","));
        context.getMethodDescriptors()
                .sort(Comparator.comparingInt((MethodDescriptor method) ->
                        order.indexOf(method.getMethod().getName())));
    }
}
