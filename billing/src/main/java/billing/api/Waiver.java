package billing.api;

/** Why a stay that was charged, or would be, costs nothing. */
public enum Waiver {
  /** A person has said so. */
  DISMISSED("not charged: a person has dismissed it", "经人工核实，不收费"),
  /** It came out that something about it is doubtful; a person has to look first. */
  DOUBTFUL("not charged: waiting for a person to look", "存疑，待人工核实，暂不收费"),
  /** The car has a permit, or only drove through. */
  COVERED("not charged: this car need not pay here", "该车辆在此免费");

  private final String reason;
  private final String reasonZh;

  Waiver(String reason, String reasonZh) {
    this.reason = reason;
    this.reasonZh = reasonZh;
  }

  public String reason() {
    return reason;
  }

  public String reasonZh() {
    return reasonZh;
  }
}
