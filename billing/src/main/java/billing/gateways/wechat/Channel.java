package billing.gateways.wechat;

import com.wechat.pay.java.service.billdownload.BillDownloadService;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.wexinpayscoreparking.WexinPayScoreParkingService;

/**
 * The calls of the contract. All of them block.
 *
 * @param parking entries and payments
 * @param refunds refunds
 * @param bills where bills are to be had
 * @param files the bills themselves
 */
record Channel(
    WexinPayScoreParkingService parking,
    RefundService refunds,
    BillDownloadService bills,
    Downloading files) {}
