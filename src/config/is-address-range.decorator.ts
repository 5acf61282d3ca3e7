import { isIP } from 'node:net';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** An IPv4 or IPv6 address, or a network of them in CIDR form. */
export function IsAddressRange(options?: ValidationOptions): PropertyDecorator {
  const validator = {
    validate: isAddressRange,
    defaultMessage: () => 'must be an IP address or a network such as 10.0.0.0/8',
  };
  return ValidateBy({ name: 'addressRange', validator }, options);
}

function isAddressRange(value: unknown): boolean {
  const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(typeof value === 'string' ? value : '') ?? [];
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(bits ?? 0) <= longest;
}
