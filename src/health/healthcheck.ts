// A program of its own, for the HEALTHCHECK of a container: `node dist/health/healthcheck.js`, exit code 0 or 1.
import { checkLiveness } from './check-liveness.js';

const DEADLINE = 3000;

const port = Number(process.env['PORT'] || 3000);
process.exitCode = (await checkLiveness(port, DEADLINE)) ? 0 : 1;
