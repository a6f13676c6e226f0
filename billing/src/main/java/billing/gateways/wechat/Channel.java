package billing.gateways.wechat;

import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.jsapi.JsapiService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;

/**
 * The calls of the contract. All of them block.
 *
 * @param parking entries and payments
 * @param jsapi orders that people pay in WeChat, and questions about all that they pay themselves
 * @param h5 orders that people pay in a browser
 * @param refunds refunds
 * @param bills where bills are to be had
 * @param files the bills themselves
 */
record Channel(
    WexinPayScoreParkingService parking,
    JsapiService jsapi,
    H5Service h5,
    RefundService refunds,
    BillDownloadService bills,
    Downloading files) {}
