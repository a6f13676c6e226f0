/**
 * The public notice of prices (收费公示牌) that hangs at the entrance, made of a tariff's own document:
 * a pure function from what is charged to a page of HTML, or to a PDF for the printer.
 */
package billing.tariffs.board;
