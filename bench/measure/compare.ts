import type { Crew } from '../driver/crew.js';
import type { Scenario } from '../scenarios/scenario.js';
import { median } from './median.js';
import { sample, type Sample } from './sample.js';

/** The medians of both servers' rounds, and what the product reaches of the bare server. */
export interface Comparison {
  readonly name: string;
  readonly bare: Sample;
  readonly product: Sample;
  /** CPU of the bare server for one operation, over that of the product */
  readonly ratio: number;
}

/** In turn, so that what the machine does besides falls on both. The first round of each warms up and does not count. */
export async function compare(
  bare: Crew,
  product: Crew,
  scenario: Scenario,
  { rounds, scale }: { readonly rounds: number; readonly scale: number },
): Promise<Comparison> {
  const operations = Math.ceil(scenario.operations * scale);
  for (const crew of [bare, product]) await scenario.prepare?.(crew);
  const samples: Record<Crew['kind'], Sample[]> = { bare: [], product: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const crew of [bare, product]) {
      const one = await sample(crew, scenario, operations);
      if (round > 0) samples[crew.kind].push(one);
    }
  }
  const of = (kind: Crew['kind']): Sample => ({
    cpu: median(samples[kind].map(({ cpu }) => cpu)),
    rate: median(samples[kind].map(({ rate }) => rate)),
    bytes: median(samples[kind].map(({ bytes }) => bytes)),
  });
  const [ofBare, ofProduct] = [of('bare'), of('product')];
  return { name: scenario.name, bare: ofBare, product: ofProduct, ratio: ofBare.cpu / ofProduct.cpu };
}
