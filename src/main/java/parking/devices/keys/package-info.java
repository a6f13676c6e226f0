/**
 * Who may send readings and reports: the keys of devices, how they are issued, rotated and revoked,
 * and the signatures of requests. The contract is {@code docs/contracts/device-signatures.md}.
 */
package parking.devices.keys;
