package billing.database;

import billing.sealing.Masks;
import billing.sealing.Seal;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.AttributeConverter;

/**
 * A column whose text is kept sealed, and which the program knows as it is. An absent text stays
 * absent and an empty one empty. Nothing can be looked for by such a column.
 */
public abstract class SealedText implements AttributeConverter<String, String> {
  private final String context;

  private SealedText(String context) {
    this.context = context;
  }

  /** A plate; parking seals the same text as the same thing. */
  public static final class Plate extends SealedText {
    /** What plates are sealed as and hashed for. */
    public static final String CONTEXT = "plate";

    public Plate() {
      super(CONTEXT);
    }
  }

  /** Who somebody is at a gateway. */
  public static final class Identity extends SealedText {
    /** What identities are sealed as. */
    public static final String CONTEXT = "identity";

    public Identity() {
      super(CONTEXT);
    }
  }

  /** Where somebody is reached: a number, a mailbox, a letter box. */
  public static final class Address extends SealedText {
    public Address() {
      super("address");
    }
  }

  @Override
  public String convertToDatabaseColumn(String text) {
    return text == null || text.isEmpty() ? text : seal().seal(text, context);
  }

  @Override
  public String convertToEntityAttribute(String sealed) {
    return sealed == null ? null : open(seal(), sealed, context);
  }

  /** A text as a native query gives it. */
  public static String open(Seal seal, String sealed, String context) {
    if (sealed.startsWith(Masks.MASKED)) {
      return sealed.substring(Masks.MASKED.length());
    }
    return sealed.isEmpty() ? "" : seal.open(sealed, context);
  }

  private static Seal seal() {
    return CDI.current().select(Seal.class).get();
  }
}
