import { options } from './options.js';
import { DRIVER_CORE, pinMyself } from './pinning.js';
import { ending } from './report/ending.js';
import { perOperation } from './stages/per-operation.js';

const chosen = options(process.argv.slice(2));
if (!pinMyself(DRIVER_CORE)) process.stdout.write('not on cores of their own: times are rough\n');
const findings = [...(await perOperation(chosen))];
process.exit(ending(findings, chosen));
