import { ValidateBy } from 'class-validator';
import { isProviderUrl } from './is-provider-url.js';

/** A URL of `https`, or of `http` on this machine. */
export function IsProviderUrl(): PropertyDecorator {
  const defaultMessage = () => 'must be an https URL without user and password (http on this machine alone)';
  return ValidateBy({ name: 'isProviderUrl', validator: { validate: isProviderUrl, defaultMessage } });
}
