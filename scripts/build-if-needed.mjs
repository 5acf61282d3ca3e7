// `npm start` builds first where dist/ is missing or older than the sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const built = 'dist/main.js';
const inputs = [
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'tsconfig.types.json',
  'tsdown.config.mjs',
  'vite.config.mjs',
];
for (const entry of readdirSync('src', { encoding: 'utf8', recursive: true })) inputs.push(`src/${entry}`);

const stale = () => {
  const since = statSync(built).mtimeMs;
  return inputs.some((file) => existsSync(file) && statSync(file).mtimeMs > since);
};
// An image carries dist/ and no sources; there is nothing to build then.
if (!existsSync('tsconfig.build.json') && existsSync(built)) process.exit(0);
if (!existsSync(built) || stale()) {
  const run = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
