package billing.sandbox.alipay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Alipay's way to say no: a code of the gateway with a finer one of the business. */
final class Refusal extends RuntimeException {
  private static final String BUSINESS = "40004";

  private final String code;
  private final String subCode;

  private Refusal(String code, String subCode, String message) {
    super(message, null, false, false);
    this.code = code;
    this.subCode = subCode;
  }

  static Refusal badParameter(String message) {
    return new Refusal(BUSINESS, "INVALID_PARAMETER", message);
  }

  static Refusal business(String subCode, String message) {
    return new Refusal(BUSINESS, subCode, message);
  }

  static Refusal badSignature() {
    return new Refusal("40002", "isv.invalid-signature", "验签出错，请检查签名内容和密钥");
  }

  static Refusal gateway(String subCode, String message) {
    return new Refusal(codeOf(subCode), subCode, message);
  }

  /** The refusal that a finer code stands for, with the gateway's code it is sent with. */
  static Refusal ofCode(String subCode) {
    return new Refusal(codeOf(subCode), subCode, "simulated " + subCode);
  }

  /** What is answered. */
  ObjectNode content() {
    var content = Json.object();
    content.put("code", code);
    content.put("msg", code.equals(BUSINESS) ? "Business Failed" : "Gateway Error");
    content.put("sub_code", subCode);
    content.put("sub_msg", getMessage());
    return content;
  }

  private static String codeOf(String subCode) {
    if (subCode.endsWith("unknow-error")) {
      return "20000";
    }
    if (subCode.startsWith("aop.")) {
      return "20001";
    }
    if (subCode.startsWith("isv.missing")) {
      return "40001";
    }
    if (subCode.startsWith("isv.insufficient")) {
      return "40006";
    }
    return subCode.startsWith("isv.") ? "40002" : BUSINESS;
  }
}
