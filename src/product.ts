import { existsSync, readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** What the services tell about who made them. */
export const VENDOR = 'Interaction Processor';
export const VERSION = manifest.version;

/** Written by whoever builds the image, and nobody else: the commit. */
const revision = new URL('revision', import.meta.url);

/** The commit that it was built from, where the build knew it. */
export const REVISION = existsSync(revision) ? readFileSync(revision, 'utf8').trim() || undefined : undefined;
