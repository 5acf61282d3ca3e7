import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';

type Address = ReturnType<typeof ipaddr.process>;

/** What a connection, or the request that opened it, tells of where it comes from. */
export interface Hops {
  /** address of the other side of the connection, where it has one */
  readonly peer: string | undefined;
  /** the header `X-Forwarded-For`: who the proxies say that they had the request from, the latest last */
  readonly forwarded: string | readonly string[] | undefined;
}

/**
 * Finds out which address a client has: the other side of the connection or, where that is a trusted proxy, the one that
 * the proxy names. What somebody says of itself who is not trusted is not looked at.
 */
@Injectable()
export class ClientAddress {
  private readonly trusted: readonly (readonly [Address, number])[];

  constructor(@Inject(GATEWAY_SETTINGS) { trustedProxies }: Pick<GatewaySettings, 'trustedProxies'>) {
    this.trusted = trustedProxies.map(rangeOf);
  }

  /** @returns the address in its shortest form, IPv4 also where it comes as IPv6; empty where there is none */
  of({ peer, forwarded }: Hops): string {
    let nearest = addressOf(peer ?? '');
    if (!nearest || !this.trusts(nearest)) return nearest?.toString() ?? '';
    for (const entry of [forwarded ?? []].flat().join(',').split(',').toReversed()) {
      const before = addressOf(withoutPort(entry.trim()));
      // A proxy that does not say from whom is the last one that is known.
      if (!before) break;
      nearest = before;
      if (!this.trusts(before)) break;
    }
    return nearest.toString();
  }

  /** Whether this is one of the proxies that are believed. */
  isProxy(peer: string | undefined): boolean {
    const address = addressOf(peer ?? '');
    return address !== undefined && this.trusts(address);
  }

  private trusts(address: Address): boolean {
    return this.trusted.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits));
  }
}

/** IPv4 that comes as IPv6 is taken for what it is. */
const addressOf = (text: string): Address | undefined => (isIP(text) ? ipaddr.process(text) : undefined);

/** Some proxies write `192.0.2.1:1234`, `[2001:db8::1]` or `"[2001:db8::1]:1234"`. */
function withoutPort(entry: string): string {
  const [, v6, v4] = /^"?(?:\[([^\]]+)\]|([0-9.]+))(?::\d{1,5})?"?$/.exec(entry) ?? [];
  return v6 ?? v4 ?? entry;
}

function rangeOf(text: string): readonly [Address, number] {
  const [address, bits] = ipaddr.parseCIDR(text.includes('/') ? text : `${text}/${isIP(text) === 6 ? 128 : 32}`);
  const mapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && bits >= 96;
  return mapped ? [address.toIPv4Address(), bits - 96] : [address, bits];
}
