package parking.streetoffices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody of the staff is there for. */
public enum Role {
  /** Prepares prices for the lots of an office, and publishes them (经办人). */
  OFFICER,
  /** Says yes or no to what an officer submits (审批人). */
  APPROVER,
  /** Runs lots, and may propose prices for them (车场运营方). */
  OPERATOR,
  /** Decides about doubtful visits and about disputes (复核员). */
  REVIEWER,
  /** Answers for books, settlement, reconciliation, refunds and the cash desk (财务). */
  FINANCE,
  /** Reads everything, books and evidence included, and changes nothing (审计员). */
  AUDITOR,
  /** Says who works here and with which keys devices come; sees no money (管理员). */
  ADMINISTRATOR;

  /** As the table of doors and consoles write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this code. */
  public static Optional<Role> find(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** Whether it is for the lots of a street office, whatever else the person is there for. */
  public boolean isOfOffice() {
    return this == OFFICER || this == APPROVER;
  }
}
