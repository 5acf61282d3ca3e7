/** What the simulator says of itself, wherever its switch runs. */
export const SIMULATOR_VENDOR = 'Interaction Processor';
export const SIMULATOR_VERSION = '1';
