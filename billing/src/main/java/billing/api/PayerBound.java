package billing.api;

/**
 * From now on an account can be charged: what it owes already is collected, too.
 *
 * @param account the account
 * @param weChatOpenId the payer's WeChat identity within the merchant's app
 * @param vehicle the car that the payer answers for
 */
public record PayerBound(AccountId account, String weChatOpenId, ChannelVehicle vehicle) {}
