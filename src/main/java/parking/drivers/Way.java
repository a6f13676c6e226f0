package parking.drivers;

import java.util.Locale;

/** How a driver logs in. */
public enum Way {
  WECHAT,
  ALIPAY,
  PHONE;

  /** Its name in contracts and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Way of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
