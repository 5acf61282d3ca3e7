import { BoundResourceAnswer } from '../answers/bound-resource.answer.js';
import { ResourceAnswer } from '../answers/resource.answer.js';
import { ServiceAnswer } from '../answers/service.answer.js';
import { ServicesAnswer } from '../answers/services.answer.js';
import type { CommandContract } from '../command-contract.js';
import { BindResourceData } from './bind-resource.dto.js';
import { BindServiceData } from './bind-service.dto.js';
import { GetServicesData } from './get-services.dto.js';
import { UnbindResourceData } from './unbind-resource.dto.js';

/** Commands that every server of this protocol family takes, before and beside any service. */
export const CORE_COMMAND_TABLE = {
  getServices: { data: GetServicesData, answer: ServicesAnswer },
  bindService: { data: BindServiceData, answer: ServiceAnswer },
  unbindService: { data: BindServiceData, answer: ServiceAnswer },
  bindResource: { data: BindResourceData, answer: BoundResourceAnswer },
  unbindResource: { data: UnbindResourceData, answer: ResourceAnswer },
} as const satisfies Readonly<Record<string, CommandContract>>;

export type CoreCommand = keyof typeof CORE_COMMAND_TABLE;

export const CORE_COMMANDS = Object.keys(CORE_COMMAND_TABLE) as CoreCommand[];
