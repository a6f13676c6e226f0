package billing.api;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom an e-invoice is made out to. It never prints the address.
 *
 * @param title what stands on it (抬头): a company's name or a person's
 * @param taxNumber a company has one; a person may leave it out
 * @param email where it is sent
 */
public record Buyer(Kind kind, String title, Optional<TaxNumber> taxNumber, String email) {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** What a buyer is. */
  public enum Kind {
    COMPANY,
    PERSON
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong, and why
   */
  public Buyer {
    title = title.strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE || CONTROL.matcher(title).find()) {
      throw new IllegalArgumentException("title: 1 to 100 characters are needed");
    }
    if (kind == Kind.COMPANY && taxNumber.isEmpty()) {
      throw new IllegalArgumentException("taxNumber: a company has one");
    }
    if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
      throw new IllegalArgumentException("email: an address such as name@example.com is needed");
    }
  }

  @Override
  public String toString() {
    return kind.name();
  }
}
