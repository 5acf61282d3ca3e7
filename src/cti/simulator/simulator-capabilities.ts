import { SESSION_COMMANDS } from '../../protocol/session/session-command.js';
import { CORE_SESSION_COMMANDS, type Capability } from '../port/capability.js';

const CORE: readonly string[] = CORE_SESSION_COMMANDS;

/** What the simulator can do: all there is. */
export const SIMULATOR_CAPABILITIES = SESSION_COMMANDS.filter((one): one is Capability => !CORE.includes(one));
