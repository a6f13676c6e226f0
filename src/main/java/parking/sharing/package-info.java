/**
 * Shared spaces (错时共享): what owners offer of a lot, how much of it others may use, who has asked,
 * and whether the rules for it are kept. What is written down stays; later facts stand beside it.
 */
package parking.sharing;
