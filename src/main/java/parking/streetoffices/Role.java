package parking.streetoffices;

import java.util.Locale;

/** What somebody of the staff is there for. */
public enum Role {
  /** Prepares prices for the lots of an office, and publishes them (经办人). */
  OFFICER,
  /** Says yes or no to what an officer submits (审批人). */
  APPROVER,
  /** Runs lots, and may propose prices for them (车场运营方). */
  OPERATOR;

  /** As the staff file, Quarkus' {@code @RolesAllowed} and consoles write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
