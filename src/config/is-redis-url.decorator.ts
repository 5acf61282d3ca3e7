import { ValidateBy } from 'class-validator';

/** `redis://user:password@host:6379/0`, or `rediss://` for TLS; all but the host may be left out. */
export function IsRedisUrl(): PropertyDecorator {
  const validate = (value: unknown) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const { protocol, hostname, pathname, search, hash } = new URL(value);
    return /^rediss?:$/.test(protocol) && hostname !== '' && /^\/?\d{0,5}$/.test(pathname) && search + hash === '';
  };
  const validator = {
    validate,
    defaultMessage: () => 'must be a URL like redis://user:password@host:6379/0, with rediss:// for TLS',
  };
  return ValidateBy({ name: 'isRedisUrl', validator });
}
