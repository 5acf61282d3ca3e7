/** What stands in a From, To, Contact or Refer-To header, taken apart. */
export interface SipAddress {
  readonly uri: string;
  /** the part before the @, without parameters of its own */
  readonly user: string | undefined;
  readonly tag: string | undefined;
}

export function parseAddress(value: string): SipAddress {
  const bracketed = /<([^>]*)>/.exec(value);
  const uri = bracketed?.[1] ?? value.split(';')[0]?.trim() ?? '';
  // Parameters after the bracket belong to the header; inside it, to the URI.
  const rest = bracketed ? value.slice(bracketed.index + bracketed[0].length) : value;
  return {
    uri,
    user: /^sips?:([^@;>?]+)@/.exec(uri)?.[1],
    tag: /;\s*tag=([^;>\s]+)/.exec(rest)?.[1],
  };
}
