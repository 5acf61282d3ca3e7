import type { ChannelLogin } from '../../protocol/objects/object-states.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import { reasonProblem } from '../rules/choices.js';
import type { CommandRows } from './command-row.js';

type ChannelCommand = Extract<SessionCommand, `channel.${string}`>;

export const CHANNEL_ROWS: CommandRows<ChannelCommand, ChannelLogin> = {
  'channel.activate': {
    states: ['inactive'],
    ask: (cti, { channel }, data) => cti.activate(channel, { ...data }),
  },
  'channel.deactivate': {
    states: ['active', 'unavailable'],
    conditions: ['nothingOngoing', 'workCompleted'],
    ask: (cti, { channel }) => cti.deactivate(channel),
  },
  'channel.ready': {
    states: ['active', 'unavailable'],
    useful: ['notReadyYet'],
    ask: (cti, { channel }) => cti.ready(channel),
  },
  'channel.notready': {
    states: ['active', 'unavailable'],
    useful: ['readyYet'],
    refuses: ({ reason }, model) => reasonProblem(reason, model),
    ask: (cti, { channel }, { reason }) => cti.notReady(channel, reason),
  },
  'channel.joinqueue': {
    states: ['active', 'unavailable'],
    ask: (cti, { channel }, { queue }) => cti.joinQueue(channel, queue),
  },
  'channel.leavequeue': {
    states: ['active', 'unavailable'],
    conditions: ['inQueue'],
    ask: (cti, { channel }, { queue }) => cti.leaveQueue(channel, queue),
  },
  'channel.dial': {
    states: ['active'],
    conditions: ['isTelephony', 'roomForAnother', 'lineFree', 'notDialing'],
    deadline: 'dial',
    takesLine: true,
    adds: ({ data }) => data,
    reaches: ({ to }) => to,
    ask: (cti, { channel }, { to, data }) => cti.dial(channel, to, data),
  },
  'channel.dispose': {
    states: ['active', 'inactive', 'unavailable'],
    conditions: ['nothingOngoing'],
    ask: (cti, { channel }) => cti.disposeChannel(channel),
  },
};
