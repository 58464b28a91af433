package workbook.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the doctor's.
 *
 * @param what was looked at
 * @param well whether it is as it should be
 * @param found what was found
 * @param remedy what to do about it; empty if all is well
 */
record Diagnosis(String what, boolean well, String found, String remedy) {

    static Diagnosis well(String what, String found) {
        return new Diagnosis(what, true, found, "");
    }

    static Diagnosis ill(String what, String found, String remedy) {
        return new Diagnosis(what, false, found, remedy);
    }

    Map<String, Object> json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", what);
        fields.put("ok", well);
        fields.put("found", found);
        fields.put("remedy", remedy);
        return fields;
    }
}
