import type { Comparison } from '../measure/compare.js';
import type { Finding } from './finding.js';

const micro = (value: number) => `${value.toFixed(1)} µs`;
const rate = (value: number) => `${Math.round(value)}/s`;

export function comparisonFinding({ name, bare, product, ratio }: Comparison): Finding {
  return {
    name,
    bare: micro(bare.cpu),
    product: micro(product.cpu),
    bareRate: rate(bare.rate),
    productRate: rate(product.rate),
    value: ratio,
    shown: ratio.toFixed(2),
  };
}
