/** What a driver has in the pocket: the doors of docs/contracts/driver-api.md. */
package parking.pocket;
