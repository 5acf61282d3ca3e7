import { resume } from '../driver/agent-line.js';
import { inTurns } from '../driver/in-turns.js';
import { Line } from '../driver/line.js';
import { Stand } from '../driver/stand.js';
import { burst, type Burst } from '../measure/burst.js';
import { median } from '../measure/median.js';
import { sample, type Sample } from '../measure/sample.js';
import type { Options } from '../options.js';
import { burstFindings } from '../report/burst-findings.js';
import { comparisonFinding } from '../report/comparison-finding.js';
import type { Finding } from '../report/finding.js';
import { commands, READINESS } from '../scenarios/commands.js';
import { record } from '../scenarios/record.js';
import type { Recording } from '../servers/recording.js';
import type { Stage } from './stage.js';

const WORKING = 50;
const ROUNDS = 3;
const OPERATIONS = 3000;
const AT_ONCE = 64;

/** How it goes on as sessions become many, and how it is when all of them leave at once and come back. */
export const CROWD: Stage = { names: ['sessions', 'disconnects', 'resumes'], run };

interface Course {
  readonly samples: readonly Sample[];
  readonly leaving: Burst;
  readonly back: Burst;
}

async function run({ quick }: Options): Promise<Finding[]> {
  const sizes = quick ? [100, 600] : [100, 1000, 10_000];
  const most = Math.max(...sizes);
  const stand = await Stand.product(most + 1);
  const recording = await record(stand, most);
  const product = await course(stand, sizes, (index) => {
    const agent = stand.agents[index];
    return agent ? resume(stand.server.url, agent) : Promise.resolve();
  });
  const bare = await bareCourse(recording, sizes);
  return [
    ...sizes.flatMap((size, index) => {
      const [ofBare, ofProduct] = [bare.samples[index], product.samples[index]];
      if (!ofBare || !ofProduct) return [];
      const name = `ready / not ready, ${size} sessions`;
      return [comparisonFinding({ name, bare: ofBare, product: ofProduct, ratio: ofBare.cpu / ofProduct.cpu })];
    }),
    ...burstFindings(`${most} disconnects`, most, product.leaving, bare.leaving),
    ...burstFindings(`${most} resumes`, most, product.back, bare.back),
  ];
}

async function bareCourse(recording: Recording, sizes: readonly number[]): Promise<Course> {
  const stand = await Stand.bare();
  await stand.server.ask('record', recording);
  return course(stand, sizes, () => Line.connect(stand.server.url));
}

/** @param comeBack of the agent with that index */
async function course(
  stand: Stand,
  sizes: readonly number[],
  comeBack: (index: number) => Promise<unknown>,
): Promise<Course> {
  try {
    const samples: Sample[] = [];
    for (const size of sizes) {
      await stand.grow(size);
      samples.push(await working(stand));
    }
    const { server, agents } = stand;
    const leaving = await burst(server, async () => {
      await Promise.all(agents.map(({ line }) => line.cut()));
      while ((await server.connections()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const back = await burst(server, () => inTurns(agents.length, AT_ONCE, comeBack));
    return { samples, leaving, back };
  } finally {
    await stand.stop();
  }
}

/** Some of all work, whatever the others do. */
async function working(stand: Stand): Promise<Sample> {
  const scenario = commands('ready / not ready', READINESS, 1);
  const crew = stand.some(WORKING);
  const samples: Sample[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) samples.push(await sample(crew, scenario, OPERATIONS));
  const of = (key: keyof Sample) => median(samples.slice(1).map((one) => one[key]));
  return { cpu: of('cpu'), rate: of('rate'), bytes: of('bytes') };
}
