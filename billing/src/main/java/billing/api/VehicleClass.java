package billing.api;

/** The class (车型) by which price notices tell vehicles apart. */
public enum VehicleClass {
  /** 小型车 */
  SMALL,
  /** 大型车 */
  LARGE,
  /** 摩托车 */
  MOTORCYCLE
}
