import { Stand } from '../driver/stand.js';
import { burst } from '../measure/burst.js';
import type { Options } from '../options.js';
import { burstFindings } from '../report/burst-findings.js';
import type { Finding } from '../report/finding.js';
import { told } from '../scenarios/told.js';
import { within } from '../within.js';
import type { Stage } from './stage.js';

const DEADLINE = 60_000;

/** The link to the switch goes down under all sessions, and comes up again. */
export const OUTAGE: Stage = { names: ['link down', 'link up'], run };

async function run({ quick }: Options): Promise<Finding[]> {
  const sessions = quick ? 300 : 2000;
  const stand = await Stand.product(sessions);
  const link = (up: boolean) =>
    burst(stand.server, async () => {
      const all = told(stand, sessions);
      await stand.server.ask('link', up);
      await within(DEADLINE, 'the link', all);
    });
  try {
    await stand.grow(sessions);
    const [down, up] = [await link(false), await link(true)];
    return [
      ...burstFindings(`link down, ${sessions} sessions`, sessions, down),
      ...burstFindings(`link up, ${sessions} sessions`, sessions, up),
    ];
  } finally {
    await stand.stop();
  }
}
