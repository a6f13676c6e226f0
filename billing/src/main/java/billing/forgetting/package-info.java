/** What billing forgets of drivers when its time is over; accounts stay as they are. */
package billing.forgetting;
