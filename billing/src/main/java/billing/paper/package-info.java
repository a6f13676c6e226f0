/**
 * Documents that are read on a screen and printed: markup in which every text is escaped, and pages
 * of A4 made of it. It knows nothing of what the documents say.
 */
package billing.paper;
