import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A name or an address with a port: `sentinel-1:26379`, `[fd00::1]:26379`. */
export function IsHostAndPort(options: ValidationOptions = {}): PropertyDecorator {
  const validate = (value: unknown) => {
    if (typeof value !== 'string' || !URL.canParse(`tcp://${value}`)) return false;
    const { hostname, port, host } = new URL(`tcp://${value}`);
    return hostname !== '' && Number(port) > 0 && host === value;
  };
  const validator = { validate, defaultMessage: () => 'must list hosts with ports: sentinel-1:26379' };
  return ValidateBy({ name: 'isHostAndPort', validator }, options);
}
