import type { AmiMessage } from '../ami/ami-message.js';

/** One device as a member of one queue, as the switch says. */
export interface MemberRecord {
  readonly queue: string;
  readonly interface: string;
  readonly name: string;
  /** the device, or `hint:<extension>@<context>`, whose state counts */
  readonly stateInterface: string;
  /** made at run time; false for one by configuration or database */
  readonly dynamic: boolean;
  readonly paused: boolean;
  readonly reason: string;
  /** Asterisk's number of the device's state, '' where it was not told */
  readonly status: string;
}

/** From an event about a member, or a row of `QueueStatus`. */
export function memberOf(message: AmiMessage): MemberRecord {
  const device = message.text('Location') || message.text('Interface');
  const paused = message.text('Paused') === '1';
  return {
    queue: message.text('Queue'),
    interface: device,
    name: message.text('Name') || message.text('MemberName'),
    stateInterface: message.text('StateInterface') || device,
    dynamic: message.text('Membership') === 'dynamic',
    paused,
    reason: paused ? message.text('PausedReason') : '',
    status: message.text('Status'),
  };
}
