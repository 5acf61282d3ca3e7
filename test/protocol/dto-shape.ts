import { dtoFields } from './dto-fields.js';

/** A DTO class in the notation of the page: `{ agent: { id, password }, model? }`; nothing for one without properties. */
export function dtoShape(dto: new () => object): string {
  const parts = dtoFields(dto).map(({ name, optional, type }) => {
    const nested = typeof type === 'function' ? dtoShape(type) : '';
    return `${name}${optional ? '?' : ''}${nested ? `: ${nested}` : ''}`;
  });
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '';
}
