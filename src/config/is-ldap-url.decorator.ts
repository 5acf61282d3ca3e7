import { ValidateBy, type ValidationArguments } from 'class-validator';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** `ldaps://host:636`, or `ldap://host:389` where its object has `startTls` or it is on this machine: passwords go over it. */
export function IsLdapUrl(): PropertyDecorator {
  const validate = (value: unknown, args?: ValidationArguments) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const { protocol, hostname, username, password, pathname, search, hash } = new URL(value);
    const { startTls } = (args?.object ?? {}) as { startTls?: unknown };
    const safe = protocol === 'ldaps:' || (protocol === 'ldap:' && (startTls === true || LOOPBACK.test(hostname)));
    return safe && hostname !== '' && username + password + search + hash === '' && /^\/?$/.test(pathname);
  };
  const defaultMessage = () => 'must be a URL like ldaps://host:636, or ldap:// with startTls';
  return ValidateBy({ name: 'isLdapUrl', validator: { validate, defaultMessage } });
}
