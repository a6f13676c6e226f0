package billing.reconciliation;

import billing.money.Fen;

/**
 * What a gateway keeps for a payment by contract.
 *
 * @param tenThousandths of the amount: 60 for 0.6 %
 */
record FeeRate(int tenThousandths) {
  private static final int ALL = 10_000;

  FeeRate {
    if (tenThousandths < 0 || tenThousandths > ALL) {
      throw new IllegalArgumentException(
          "a fee rate is from 0 to 10000 ten-thousandths, not " + tenThousandths);
    }
  }

  /** The fee of an amount, rounded to whole fen, half a fen upwards, as gateways do. */
  Fen of(Fen amount) {
    return Fen.fen(amount.times(tenThousandths).plus(Fen.fen(ALL / 2)).count() / ALL);
  }
}
