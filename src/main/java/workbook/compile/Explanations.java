package workbook.compile;

import java.util.Map;
import java.util.Optional;

/** What the compiler's best-known complaints mean, and what to do about them. */
final class Explanations {

    private static final String ERROR = "compiler.err.";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("premature.eof", """
                    The file ends while a block is still open: somewhere above, a { has no }. \
                    Your editor can jump from a brace to its partner."""),
            Map.entry("unclosed.str.lit", """
                    The text opens with " and the line ends before it is closed. Close it on the \
                    same line; a line break inside text is written \\n."""),
            Map.entry("unclosed.char.lit", """
                    Single quotes hold exactly one character, as in 'a' or '\\n'. Text of any \
                    length goes between double quotes."""),
            Map.entry("empty.char.lit", """
                    Single quotes hold exactly one character, as in 'a'. Empty text is ""."""),
            Map.entry("unclosed.comment", "This comment opens with /* and is never closed by */."),
            Map.entry("illegal.char", """
                    Java does not know this character here. Quotes and spaces that were copied \
                    from a web page are often not the plain ones: type the line again."""),
            Map.entry("illegal.esc.char", """
                    After a backslash in text only n, r, t, b, f, s, ", ', \\ and digits have a \
                    meaning. A backslash itself is written \\\\."""),
            Map.entry("not.stmt", """
                    This is a value and nothing is done with it. Was it meant to be assigned, \
                    returned or passed to a method?"""),
            Map.entry("else.without.if", """
                    This else has no if before it: look for a ; right after the condition or a \
                    missing } above."""),
            Map.entry("catch.without.try", "This catch belongs to no try: count the braces above."),
            Map.entry("try.without.catch.finally.or.resource.decls", """
                    A try needs a catch, a finally, or resources in parentheses, as in \
                    try (var in = open())."""),
            Map.entry("missing.ret.stmt", """
                    The method promises a value, and there is a way through it that returns \
                    none. Follow each branch to its end."""),
            Map.entry("unreported.exception.need.to.catch.or.throw", """
                    The call can fail in a way that Java wants to see handled: add the exception \
                    to the method's throws clause, or catch it here."""),
            Map.entry("unreported.exception.implicit.close", """
                    Closing this resource at the end of the try can fail: add the exception to \
                    the method's throws clause, or catch it."""),
            Map.entry("except.never.thrown.in.try", """
                    Nothing inside the try throws this exception, so this catch can never run. \
                    Remove it, or check what the try is for."""),
            Map.entry("var.might.not.have.been.initialized", """
                    There is a way to this line on which the variable has no value yet. Give it \
                    one where it is declared, or on every branch."""),
            Map.entry("var.might.already.be.assigned", "A final variable gets its value once."),
            Map.entry("local.variables.referenced.from.lambda.expr.must.be.final", """
                    A lambda may use a local variable only if nothing ever changes it. Copy the \
                    value into a new variable just before."""),
            Map.entry("cant.ref.non.effectively.final.var", """
                    A lambda or inner class may use a local variable only if nothing ever changes \
                    it. Copy the value into a new variable just before."""),
            Map.entry("unreachable.stmt", """
                    No way leads to this line: a return, throw, break or endless loop stands \
                    before it. Move it up, or remove what is in its way."""),
            Map.entry("already.defined", """
                    This name is taken in the same place. Drop the type to assign to the one that \
                    exists, or choose another name."""),
            Map.entry("non-static.cant.be.ref", """
                    A static method belongs to no object, so it cannot use what belongs to one. \
                    Make the other thing static too, or pass an object in."""),
            Map.entry("incomparable.types", "Two values of these types can never be the same."),
            Map.entry("operator.cant.be.applied.1", """
                    This operator does not go with values of these two types. To compare bytes \
                    or text, use Arrays.equals or equals."""),
            Map.entry("does.not.override.abstract", """
                    The class says that it implements an interface, and a method of it is \
                    missing here or has another signature."""),
            Map.entry("report.access", """
                    It exists, but is private to another class. Look for a public method that \
                    gives what you need."""),
            Map.entry("class.public.should.be.in.file", """
                    A public class lives in a file of the same name. Give the class the name of \
                    the file again."""),
            Map.entry("ret.outside.meth", """
                    This return is outside of any method: count the braces."""),
            Map.entry("illegal.start.of.expr", """
                    A value was expected here. Often the line before lacks a parenthesis or a \
                    brace."""),
            Map.entry("illegal.start.of.type", """
                    This stands where only a declaration may be. Often a brace above closes the \
                    method or the class too early."""),
            Map.entry("invalid.meth.decl.ret.type.req", """
                    A method says what it returns before its name; void if nothing. Only a \
                    constructor does not, and that has the name of its class."""),
            Map.entry("doesnt.exist", """
                    There is no such package: check the import's spelling. The course needs \
                    nothing beyond the JDK and jnr-ffi."""));

    private Explanations() {}

    static Optional<String> of(Complaint complaint) {
        String code = complaint.code().replaceFirst("^" + ERROR, "");
        if (code.startsWith("expected")) {
            return expected(complaint.message());
        }
        if (code.startsWith("cant.assign.val")) {
            return Optional.of("""
                    The variable is final: it keeps the value that it has. Use another variable, \
                    or remove final.""");
        }
        if (code.startsWith("cant.resolve")) {
            return Optional.of(unknown(complaint.message()));
        }
        if (code.startsWith("cant.apply") || code.startsWith("ref.ambiguous")) {
            return Optional.of("""
                    The method exists, but takes other arguments: compare their number, their \
                    order and their types.""");
        }
        if (code.startsWith("prob.found.req") || code.startsWith("incompatible")) {
            return Optional.of(incompatible(complaint.message()));
        }
        return Optional.ofNullable(BY_CODE.get(code));
    }

    private static Optional<String> expected(String message) {
        if (message.startsWith("';'")) {
            return Optional.of("""
                    A statement ends with a semicolon; the one before the mark lacks it.""");
        }
        if (message.startsWith("')'") || message.startsWith("'('")) {
            return Optional.of("Count the parentheses of this line: one is missing.");
        }
        if (message.startsWith("class, interface")) {
            return Optional.of("""
                    The class is already closed here: there is one } too many above, or one \
                    method stands outside.""");
        }
        return message.startsWith("<identifier>") ? Optional.of("""
                    A name was expected. Often a statement stands outside of any method, or a \
                    type or name was left out.""") : Optional.empty();
    }

    private static String unknown(String message) {
        if (message.contains(" java.")) {
            return """
                    Java's own type has nothing of this name: check the spelling. The course \
                    keeps to Java 17: what later versions have brought is not known here either.""";
        }
        return message.contains("class ") && message.indexOf("class ") < message.indexOf("location")
                ? "Java knows no type of this name here: check the spelling, or add its import."
                : """
                    Nothing of this name is known here: check the spelling, upper and lower case \
                    included, and that it was declared before this line.""";
    }

    private static String incompatible(String message) {
        return message.contains("lossy conversion")
                ? """
                    The value may be too large for the smaller type. If you are sure that it \
                    fits, say so with a cast, as in (byte) value."""
                : "The value is of one type, and the place that it goes to wants another.";
    }
}
