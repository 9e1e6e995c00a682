import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Drives veraPDF's own engine and profiles: Verapdf FLAVOUR,...|any FILE...
 *
 * Every flavour named has to be declared in the metadata of each file and complied with, and so
 * has every other flavour that it declares; `any` asks for one at least. Exit status 0 if so, 1
 * if not.
 */
public final class Verapdf {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        boolean passed = arguments.length > 1;
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (int at = 1; at < arguments.length; at++) {
            StringBuilder said = new StringBuilder();
            boolean good = judge(foundry, new File(arguments[at]), arguments[0], said, counts);
            if (!good) {
                System.out.println(arguments[at] + said);
            }
            passed &= good;
        }
        System.out.println((arguments.length - 1) + " files, compliant " + counts);
        System.exit(passed ? 0 : 1);
    }

    private static boolean judge(
            VeraPDFFoundry foundry, File file, String names, StringBuilder said,
            TreeMap<String, Integer> counts) throws Exception {
        List<PDFAFlavour> declared = new ArrayList<>();
        try (PDFAParser parser = foundry.createParser(file)) {
            for (PDFAFlavour flavour : parser.getFlavours()) {
                if (flavour != PDFAFlavour.NO_FLAVOUR) {
                    declared.add(flavour);
                }
            }
        }
        boolean passed = true;
        if (names.equals("any") && declared.isEmpty()) {
            said.append("\n  no flavour is declared");
            passed = false;
        }
        for (String name : names.equals("any") ? new String[0] : names.split(",")) {
            PDFAFlavour wanted = PDFAFlavour.byFlavourId(name);
            if (!declared.contains(wanted)) {
                said.append("\n  " + name + " is not declared");
                passed = false;
            }
        }
        for (PDFAFlavour flavour : declared) {
            boolean complies = complies(foundry, file, flavour, said);
            if (complies) {
                counts.merge(flavour.getId(), 1, Integer::sum);
            }
            passed &= complies;
        }
        return passed;
    }

    private static boolean complies(
            VeraPDFFoundry foundry, File file, PDFAFlavour flavour, StringBuilder said)
            throws Exception {
        try (PDFAParser parser = foundry.createParser(file, flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            if (!result.isCompliant()) {
                said.append("\n  " + flavour.getId() + " fails");
            }
            TreeMap<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule =
                        assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failures.putIfAbsent(rule, assertion.getMessage());
                }
            }
            failures.forEach((rule, message) -> said.append("\n    " + rule + " " + message));
            return result.isCompliant();
        }
    }
}
