import { CORE_SESSION_COMMANDS, type Capability } from '../../src/cti/port/capability.js';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';

const CORE: readonly string[] = CORE_SESSION_COMMANDS;

/** Everything that a provider may claim. */
export const ALL_CAPABILITIES = SESSION_COMMANDS.filter((one): one is Capability => !CORE.includes(one));
