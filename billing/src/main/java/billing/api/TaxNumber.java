package billing.api;

import java.util.regex.Pattern;

/**
 * A taxpayer's number (纳税人识别号). Of 18 characters it is a unified social credit code (统一社会信用代码),
 * whose last character checks the others as GB 32100-2015 has it. Older ones have 15 characters,
 * and those of some persons 20; these have no check that is known here.
 */
public record TaxNumber(String value) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern CODE = Pattern.compile("[%s]{18}".formatted(ALPHABET));
  private static final Pattern OTHER = Pattern.compile("[0-9A-Z]{15}|[0-9A-Z]{20}");
  private static final int CHECKED = 17;
  private static final int FACTOR = 3;

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public TaxNumber {
    if (value.length() == CHECKED + 1) {
      if (!CODE.matcher(value).matches()) {
        throw new IllegalArgumentException(
            "a tax number of 18 characters has figures and capital letters without I, O, S, V, Z");
      }
      if (value.charAt(CHECKED) != check(value)) {
        throw new IllegalArgumentException(
            "the last character of the tax number does not fit the others: look for a slip of the"
                + " pen");
      }
    } else if (!OTHER.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a tax number has 18 characters, or 15 or 20, figures and capital letters");
    }
  }

  private static char check(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < CHECKED; i++) {
      sum += ALPHABET.indexOf(code.charAt(i)) * weight;
      weight = weight * FACTOR % ALPHABET.length();
    }
    return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
  }

  @Override
  public String toString() {
    return value;
  }
}
