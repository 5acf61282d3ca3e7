import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What counts as one place that clients come from: an IPv4 address, or the /64 that an IPv6 address is in, for whoever has
 * one address of it has all of them.
 * @param address IPv4 also where it comes as IPv6
 */
export function clientNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  const place = ipaddr.process(address.split('%', 1)[0] ?? '').toString();
  return isIPv6(place) ? `${ipaddr.IPv6.networkAddressFromCIDR(`${place}/64`).toString()}/64` : place;
}
