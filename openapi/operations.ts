import 'reflect-metadata';
import { CONTROLLERS } from '../src/admin/create-admin.js';
import { OPERATION, type Operation } from '../src/admin/operation.decorator.js';

/** Every operation that the controllers have, by path and method. */
export function operations(): readonly Operation[] {
  return CONTROLLERS.flatMap(({ prototype }) =>
    Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }: { value?: unknown }) => {
      const row: unknown = typeof value === 'function' ? Reflect.getMetadata(OPERATION, value) : undefined;
      return row === undefined ? [] : [row as Operation];
    }),
  ).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

const key = ({ path, method }: Operation): string => `${path} ${method}`;
