package billing.gateways.wechat;

/** A bill of which nothing may be used; the message says where it is wrong and quotes nothing. */
final class BadBill extends RuntimeException {
  BadBill(String why) {
    super(why, null, false, false);
  }
}
