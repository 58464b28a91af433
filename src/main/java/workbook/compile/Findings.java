package workbook.compile;

import java.util.List;

/** Where it is kept what a look at the sources brings to light. */
public interface Findings {

    /** These tests there are, before anything of the learner's runs. */
    void declare(List<TestList.Declared> tests);

    /** Something to know that does not decide. */
    void note(String note);
}
