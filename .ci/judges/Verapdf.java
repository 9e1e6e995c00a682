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
 * Drives veraPDF's own engine and profiles: Verapdf FLAVOUR,... FILE.
 *
 * Every flavour named has to be declared in the file's metadata and complied with, and so has
 * every other flavour that the file declares. Exit status 0 if so, 1 if not.
 */
public final class Verapdf {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        File file = new File(arguments[1]);
        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        List<PDFAFlavour> declared = new ArrayList<>();
        try (PDFAParser parser = foundry.createParser(file)) {
            for (PDFAFlavour flavour : parser.getFlavours()) {
                if (flavour != PDFAFlavour.NO_FLAVOUR) {
                    declared.add(flavour);
                }
            }
        }
        boolean passed = true;
        for (String name : arguments[0].split(",")) {
            PDFAFlavour wanted = PDFAFlavour.byFlavourId(name);
            if (!declared.contains(wanted)) {
                System.out.println(name + " is not declared");
                passed = false;
            }
        }
        for (PDFAFlavour flavour : declared) {
            passed &= complies(foundry, file, flavour);
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean complies(VeraPDFFoundry foundry, File file, PDFAFlavour flavour)
            throws Exception {
        try (PDFAParser parser = foundry.createParser(file, flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(flavour.getId() + (result.isCompliant() ? " complies" : " fails"));
            TreeMap<String, String> failures = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule =
                        assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    failures.putIfAbsent(rule, assertion.getMessage());
                }
            }
            failures.forEach((rule, message) -> System.out.println("  " + rule + " " + message));
            return result.isCompliant();
        }
    }
}
