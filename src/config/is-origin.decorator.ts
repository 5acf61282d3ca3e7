import { ValidateBy, type ValidationOptions } from 'class-validator';

/** An origin as browsers write it: `https://desk.example.com`, a port only where it is not the scheme's own. */
export function IsOrigin(options: ValidationOptions = {}): PropertyDecorator {
  const validate = (value: unknown) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const { origin, protocol } = new URL(value);
    return /^https?:$/.test(protocol) && origin === value;
  };
  const validator = {
    validate,
    defaultMessage: () => 'must list origins as browsers write them: https://desk.example.com',
  };
  return ValidateBy({ name: 'isOrigin', validator }, options);
}
