/**
 * What stands around every gateway, so that one that is slow, broken or down harms nothing but its
 * own payments: threads of its own, a circuit breaker, a time limit, a pace, and repetition only
 * where the gateway's contract allows it. Its figures are counted here and nowhere else.
 */
package billing.gateways.guarding;
