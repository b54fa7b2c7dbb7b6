// java -cp CLASSES VeraPdf.java FILE…
// Holds PDF files against PDF/UA-1 and PDF/A-2a with veraPDF, prints which rules each one breaks, and fails when one does.

import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraPdf {
    private static final Map<PDFAFlavour, String> STANDARDS =
        Map.of(PDFAFlavour.PDFUA_1, "PDFUA-1", PDFAFlavour.PDFA_2_A, "PDFA-2A");

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int failed = 0;
        for (String file : files) {
            boolean good = true;
            for (var standard : STANDARDS.entrySet()) {
                good &= meets(file, standard.getKey(), profile(standard.getValue()));
            }
            failed += good ? 0 : 1;
        }
        System.out.printf("PDF files: %d passed, %d failed%n", files.length - failed, failed);
        System.exit(failed == 0 && files.length > 0 ? 0 : 1);
    }

    private static ValidationProfile profile(String name) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        return Profiles.profileFromXml(PDFAValidator.class.getResourceAsStream(place));
    }

    private static boolean meets(String file, PDFAFlavour standard, ValidationProfile profile) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), standard);
             var validator = Foundries.defaultInstance().createValidator(profile, 10000, true, false, false)) {
            var result = validator.validate(parser);
            Map<String, Integer> broken = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    var rule = assertion.getRuleId();
                    broken.merge(rule.getClause() + "-" + rule.getTestNumber() + " " + assertion.getMessage(), 1, Integer::sum);
                }
            }
            broken.forEach((rule, times) -> System.out.printf("%s: %s: %s (%d times)%n", file, standard, rule, times));
            return result.isCompliant();
        }
    }
}
