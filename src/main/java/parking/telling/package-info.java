/** What drivers are told without asking: what is news to them, in the inbox and outside it. */
package parking.telling;
