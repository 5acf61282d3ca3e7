import { Cause } from '../../src/protocol/cause.js';
import { dtoFields } from './dto-fields.js';

/** A DTO class in the notation of the page: `{ agent: { id, password }, model? }`; nothing for one without properties. A cause has a part of its own there. */
export function dtoShape(dto: new () => object): string {
  const parts = dtoFields(dto).map(({ name, optional, type }) => {
    const nested = typeof type === 'function' && type !== Cause ? dtoShape(type) : '';
    return `${name}${optional ? '?' : ''}${nested ? `: ${nested}` : ''}`;
  });
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}
