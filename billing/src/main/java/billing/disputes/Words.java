package billing.disputes;

import static billing.paper.Page.both;

import billing.api.DisputeView.Reason;
import billing.api.DisputeView.State;
import billing.paper.Html;

/** What is said on paper of the codes of disputes. */
final class Words {
  private Words() {}

  static Html of(Reason reason) {
    return switch (reason) {
      case NOT_MY_CAR -> both("不是本人的车（车牌识别错误）", "not my car: the plate was misread");
      case WRONG_TIMES -> both("入场或离场时间有误", "the times are wrong");
      case WRONG_PRICE -> both("计费与收费标准不符", "the price is not the tariff's");
      case RIGHT_NOT_USED -> both("优惠未使用", "a right was not used");
      case ALREADY_PAID -> both("已通过其他方式支付", "paid in another way");
      case OTHER -> both("其他", "something else");
    };
  }

  static Html of(State state) {
    return switch (state) {
      case OPENED -> both("待处理", "open");
      case ANSWERED -> both("已答复，待决定", "answered, not decided");
      case UPHELD -> both("维持原收费", "the charge is upheld");
      case REFUNDED -> both("减免或退款", "refunded");
      case WITHDRAWN -> both("已撤回", "withdrawn");
    };
  }

  static Html of(StepRow.Kind kind) {
    return switch (kind) {
      case OPEN -> both("提出争议", "opened");
      case ANSWER -> both("答复", "answered");
      case UPHOLD -> both("维持", "upheld");
      case REFUND -> both("减免或退款", "refunded");
      case WITHDRAW -> both("撤回", "withdrawn");
    };
  }
}
