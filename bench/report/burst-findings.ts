import type { Burst } from '../measure/burst.js';
import type { Finding } from './finding.js';

/**
 * Two lines: the longest that everybody else had to wait, by the server's own CPU, and what each of `count` cost.
 * @param bare left out where the bare server has nothing like it
 */
export function burstFindings(name: string, count: number, product: Burst, bare?: Burst): Finding[] {
  const each = ({ cpu }: Burst) => (cpu * 1000) / count;
  const ratio = bare && each(bare) / each(product);
  return [
    {
      name: `${name}: longest block`,
      bare: bare ? block(bare) : '',
      product: block(product),
      value: product.turn.cpu,
      shown: `${product.turn.cpu.toFixed(0)} ms`,
    },
    {
      name: `${name}: each`,
      bare: bare ? `${each(bare).toFixed(0)} µs` : '',
      product: `${each(product).toFixed(0)} µs`,
      ...(bare ? { bareRate: rate(count, bare) } : {}),
      productRate: rate(count, product),
      value: ratio ?? Number.NaN,
      shown: ratio?.toFixed(2) ?? '',
    },
  ];
}

const block = ({ turn }: Burst) => `${turn.cpu.toFixed(0)} ms CPU, ${turn.wall.toFixed(0)} ms`;
const rate = (count: number, { wall }: Burst) => `${Math.round((count / wall) * 1000)}/s`;
