import { BoundResourceAnswer } from '../answers/bound-resource.answer.js';
import { ResourceAnswer } from '../answers/resource.answer.js';
import { ServiceAnswer } from '../answers/service.answer.js';
import { ServicesAnswer } from '../answers/services.answer.js';
import type { CommandContract } from '../command-contract.js';
import { OF_ANY_MESSAGE } from '../failures.js';
import { BindResourceData } from './bind-resource.dto.js';
import { BindServiceData } from './bind-service.dto.js';
import { GetServicesData } from './get-services.dto.js';
import { UnbindResourceData } from './unbind-resource.dto.js';

const OF_BIND = [
  ...OF_ANY_MESSAGE,
  'RESOURCE_NOT_FOUND',
  'RESOURCE_ALREADY_BOUND',
  'FORBIDDEN',
  'SERVICE_UNAVAILABLE',
  'NOT_BOUND',
] as const;

/** Commands that every server of this protocol family takes, before and beside any service. */
export const CORE_COMMAND_TABLE = {
  getServices: { data: GetServicesData, answer: ServicesAnswer, failures: OF_ANY_MESSAGE },
  bindService: { data: BindServiceData, answer: ServiceAnswer, failures: [...OF_ANY_MESSAGE, 'UNKNOWN_SERVICE'] },
  unbindService: { data: BindServiceData, answer: ServiceAnswer, failures: [...OF_ANY_MESSAGE, 'UNKNOWN_SERVICE'] },
  bindResource: { data: BindResourceData, answer: BoundResourceAnswer, failures: OF_BIND },
  unbindResource: { data: UnbindResourceData, answer: ResourceAnswer, failures: [...OF_ANY_MESSAGE, 'NOT_BOUND'] },
} as const satisfies Readonly<Record<string, CommandContract>>;

export type CoreCommand = keyof typeof CORE_COMMAND_TABLE;

export const CORE_COMMANDS = Object.keys(CORE_COMMAND_TABLE) as CoreCommand[];
