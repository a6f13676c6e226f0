package billing.api;

/**
 * Kinds of vehicles that plates tell apart; which class and price each has is the tariff's word.
 */
public enum VehicleCategory {
  /** 小型车, and whatever is nothing else. */
  SMALL,
  /** 大型车 */
  LARGE,
  /** 摩托车 */
  MOTORCYCLE,
  /** 挂车 */
  TRAILER,
  /** 应急救援车辆 */
  EMERGENCY,
  /** 警车 */
  POLICE,
  /** 军车、武警车辆 */
  MILITARY,
  /** 使馆、领馆车辆 */
  EMBASSY
}
