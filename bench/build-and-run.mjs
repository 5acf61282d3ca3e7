// `npm run bench`: compiles the rig together with the product it measures, so that the two never differ, and runs it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const compiled = spawnSync(
  process.execPath,
  [here('../node_modules/typescript/bin/tsc'), '-p', here('tsconfig.json')],
  {
    stdio: 'inherit',
  },
);
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
// The product reads its version from the manifest beside its folder.
const { version, type } = JSON.parse(readFileSync(here('../package.json'), 'utf8'));
mkdirSync(here('dist'), { recursive: true });
writeFileSync(here('dist/package.json'), JSON.stringify({ version, type }));

// What it gives out as it is.
cpSync(here('../src/contract/asyncapi.json'), here('dist/src/contract/asyncapi.json'));

// So does what unpacks Redis.
cpSync(here('../scripts'), here('dist/scripts'), { recursive: true });

const run = spawnSync(process.execPath, [here('dist/bench/main.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
if (run.signal) process.stderr.write(`the bench was ended by ${run.signal}\n`);
process.exit(run.status ?? 1);
