const from = (name: string, usual: number): number => Number(process.env[name] ?? usual);

/** How much is asked of the switch and the service; for longer or heavier runs by hand from the environment. */
export const LOAD = {
  agents: from('LOAD_AGENTS', 40),
  callsPerSecond: from('LOAD_CALLS', 8),
  seconds: from('LOAD_SECONDS', 60),
  /** of all that is decided by chance; times are the machine's own, so a run is alike and not the same */
  seed: from('LOAD_SEED', 1),
};
