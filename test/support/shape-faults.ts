import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** @returns what of the value is not as the class says, or not in it; empty where all is */
export function shapeFaults(type: new () => object, value: object | undefined): string[] {
  const instance = plainToInstance(type, value ?? {});
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
  return errors.map((error) => `${type.name}: ${error.toString(false)}`);
}
