/** Price notices from a draft to the public, and the prices that hold because of them. */
package billing.publishing;
