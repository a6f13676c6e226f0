package parking.lots;

/**
 * Where a lot is, in words that somebody who drives there understands.
 *
 * @param text in Chinese
 * @param english the same in English
 */
public record Address(String text, String english) {}
