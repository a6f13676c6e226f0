/** What parties of shared spaces agree: who gets which part of what drivers pay. */
package billing.sharing;
