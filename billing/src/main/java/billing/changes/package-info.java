/** What has happened to stays, asked of all books at once for whoever tells drivers of it. */
package billing.changes;
