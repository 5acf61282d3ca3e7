import { isIP } from 'node:net';

/** The part of a request's head that a browser writes, and no page. */
export interface RequestOrigin {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  /** `Sec-Fetch-Site` */
  readonly site?: string | undefined;
  /** whether it came in on a loopback address */
  readonly local: boolean;
}

const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none']);

/**
 * Why a request may come from a page of somebody else that a browser on this machine shows; undefined where it does not.
 * @param names of this process, beside those that everybody knows
 */
export function foreignPage(
  { host, origin, site, local }: RequestOrigin,
  names: readonly string[],
): string | undefined {
  // A name that anybody can have pointed here makes their page look like one of ours.
  if (!ownHost(host, local, names)) return 'the Host is not a name of this process (set ADVERTISE_URL where it is)';
  if (site !== undefined && !OWN_SITES.has(site)) return 'it comes from a page of another site';
  if (origin !== undefined && hostOf(origin) !== hostOf(`http://${host}`)) return 'the Origin is of another site';
  return undefined;
}

function ownHost(host: string | undefined, local: boolean, names: readonly string[]): boolean {
  const name = hostOf(`http://${host ?? ''}`, 'hostname')?.replace(/^\[|\]$/g, '');
  if (!name) return false;
  if (/^(.+\.)?localhost$|^127(\.\d{1,3}){3}$|^::1$/.test(name) || names.includes(name)) return true;
  // From another machine or a container's network: addresses, and names that no public server gives out.
  return !local && (isIP(name) > 0 || !name.includes('.'));
}

function hostOf(url: string, part: 'host' | 'hostname' = 'host'): string | undefined {
  return URL.canParse(url) ? new URL(url)[part] : undefined;
}
