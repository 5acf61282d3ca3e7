import type { Capability } from '../../src/cti/port/capability.js';

/** The services of CSTA phase III (ECMA-269) and the capability that stands for each here. */
export const CSTA_SERVICES: readonly (readonly [service: string, capability: Capability])[] = [
  ['make call', 'channel.dial'],
  ['answer call', 'conversation.answer'],
  ['accept call', 'interaction.accept'],
  ['deflect call', 'conversation.deflect'],
  ['clear connection', 'conversation.release'],
  ['hold call', 'conversation.hold'],
  ['retrieve call', 'conversation.retrieve'],
  ['consultation call', 'interaction.consult'],
  ['alternate call', 'interaction.alternate'],
  ['reconnect call', 'interaction.cancelconsult'],
  ['transfer call', 'interaction.consulttransfer'],
  ['conference call', 'interaction.consultconference'],
  ['single step transfer call', 'conversation.transfer'],
  ['single step conference call', 'conversation.conference'],
  ['clear connection of another party', 'conversation.dropparty'],
  ['generate digits', 'conversation.dtmf'],
  ['set microphone mute', 'conversation.mute'],
  ['associate data', 'interaction.setdata'],
  ['record message', 'interaction.recording.start'],
  ['suspend recording', 'interaction.recording.pause'],
  ['set agent state: ready', 'channel.ready'],
  ['set agent state: not ready', 'channel.notready'],
  ['set agent state: work after call done', 'interaction.complete'],
];
