import { DEFAULT_PROVIDER_VARIABLE } from './environment-variables.js';
import type { Setting } from './read-environment.js';
import { isTree, mergeTrees, treeOf, type Tree } from './tree.js';

const DEFAULT_SERVICE = { id: 'InteractionProcessor', name: 'Interaction Processor', provider: 'simulator' };

/** Lays the environment over the file and adds the defaults that depend on other settings. */
export function assemble(file: Tree, settings: readonly Setting[]): Tree {
  const own = settings.filter(({ variable }) => !variable.provider && variable !== DEFAULT_PROVIDER_VARIABLE);
  const given = merged(file, own);
  return { ...mergeTrees(derived(given), given), services: services(given['services'], settings) };
}

function derived(given: Tree): Tree {
  const production = given['environment'] === 'production';
  const agents = given['agents'];
  const known = isTree(agents) && (agents['file'] !== undefined || isSome(agents['sources']));
  return {
    console: !production,
    metrics: production ? 'admin' : 'main',
    log: { format: production ? 'json' : 'text', personalData: production ? 'hide' : 'show' },
    agents: { demo: !known && !production },
  };
}

const isSome = (list: unknown) => (Array.isArray(list) ? list.length > 0 : list !== undefined);

function services(listed: unknown, settings: readonly Setting[]): unknown {
  if (listed !== undefined && !Array.isArray(listed)) return listed;
  const provider = settings.find(({ variable }) => variable === DEFAULT_PROVIDER_VARIABLE)?.value;
  const entries: readonly unknown[] = listed ?? [provider ? { ...DEFAULT_SERVICE, provider } : DEFAULT_SERVICE];
  return entries.map((entry) => (isTree(entry) ? service(entry, settings) : entry));
}

function service(entry: Tree, settings: readonly Setting[]): Tree {
  const named = typeof entry['id'] === 'string' ? { name: entry['id'], ...entry } : entry;
  const options = entry['options'] ?? {};
  if (!isTree(options)) return named;
  const own = settings.filter(({ variable }) => variable.provider && variable.provider === entry['provider']);
  return { ...named, options: merged(options, own) };
}

function merged(base: Tree, settings: readonly Setting[]): Tree {
  return settings.reduce((tree, { variable, value }) => mergeTrees(tree, treeOf(variable.path, value)), base);
}
