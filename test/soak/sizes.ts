const number = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);

/** How much is done: a little with every check, much by `npm run soak`. */
export const SIZES = {
  mutations: number('SOAK_MUTATIONS', 20_000),
  cuts: number('SOAK_CUTS', 200),
  /** and of lines to one of several instances, of which one is killed after each so many */
  clusterCuts: number('SOAK_CLUSTER_CUTS', 120),
  cutsPerKill: number('SOAK_CUTS_PER_KILL', 40),
  /** sessions of an instance that is killed */
  takeOvers: number('SOAK_TAKE_OVERS', 100),
  /** for how many milliseconds an instance is frozen */
  freeze: number('SOAK_FREEZE', 15_000),
  /** commands of each agent in turn, with a store and without */
  storeCommands: number('SOAK_STORE_COMMANDS', 20),
  /** calls over which the heap is looked at, at least; in its first two thousand a process still compiles what it runs */
  calls: number('SOAK_CALLS', 6_000),
  /** for how many minutes there are calls, at least */
  minutes: number('SOAK_MINUTES', 0),
  seed: number('SOAK_SEED', Math.floor(Math.random() * 2 ** 31)),
};
