import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What counts as one place that clients come from: an IPv4 address, or the /64 that an IPv6 address is in, for whoever has
 * one address of it has all of them.
 * @param address as `ClientAddress` gives it
 */
export function clientNetwork(address: string): string {
  return isIPv6(address) ? `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString()}/64` : address;
}
