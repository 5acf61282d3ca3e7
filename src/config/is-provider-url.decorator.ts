import { ValidateBy } from 'class-validator';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A URL of `https`, or of `http` on this machine: what it says is believed, so nobody on the way may change it. */
export function IsProviderUrl(): PropertyDecorator {
  const validate = (value: unknown) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const { protocol, hostname, username, password, hash } = new URL(value);
    if (username + password + hash !== '') return false;
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
  };
  const defaultMessage = () => 'must be an https URL without user and password (http on this machine alone)';
  return ValidateBy({ name: 'isProviderUrl', validator: { validate, defaultMessage } });
}
