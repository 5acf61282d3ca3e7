import 'reflect-metadata';
import { options } from './options.js';
import { DRIVER_CORE, pinMyself } from './pinning.js';
import { ending } from './report/ending.js';
import type { Finding } from './report/finding.js';
import { CROWD } from './stages/crowd.js';
import { MEMORY } from './stages/memory.js';
import { OUTAGE } from './stages/outage.js';
import { PER_OPERATION } from './stages/per-operation.js';
import { SIMULATOR } from './stages/simulator.js';
import { STORE } from './stages/store.js';

const STAGES = [PER_OPERATION, MEMORY, OUTAGE, CROWD, SIMULATOR, STORE];

const chosen = options(process.argv.slice(2));
const wanted = STAGES.filter(({ names }) => names.some((name) => name.includes(chosen.only ?? '')));
if (wanted.length === 0) throw new Error(`nothing is called ${chosen.only ?? ''}`);
if (!pinMyself(DRIVER_CORE)) process.stdout.write('not on cores of their own: times are rough\n');

const findings: Finding[] = [];
for (const stage of wanted) findings.push(...(await stage.run(chosen)));
process.exit(ending(findings, chosen));
