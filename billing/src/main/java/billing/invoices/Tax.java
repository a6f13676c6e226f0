package billing.invoices;

import billing.money.Fen;

/**
 * How an operator's parking is taxed. Which item and rate hold depends on the operator: whoever has
 * to do with taxes there says so in the settings.
 *
 * @param item the name of what is sold, as invoices want it
 * @param rateBasisPoints the rate in ten-thousandths: 600 are 6 %
 */
record Tax(String item, int rateBasisPoints) {
  private static final int WHOLE = 10_000;

  Tax {
    if (item.isBlank() || rateBasisPoints < 0 || rateBasisPoints >= WHOLE) {
      throw new IllegalArgumentException(
          "an item, and a rate from 0 to 9999 ten-thousandths, are needed");
    }
  }

  /** The tax in an amount that has it in it, to the nearest fen, halves up. */
  Fen in(Fen amount) {
    long base = WHOLE + rateBasisPoints;
    long twice = Math.multiplyExact(Math.multiplyExact(amount.count(), rateBasisPoints), 2L);
    return Fen.fen((twice + base) / (2 * base));
  }
}
