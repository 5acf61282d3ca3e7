/** What a key does wherever the focus is. */
export interface Shortcut {
  readonly name:
    'answer' | 'hold' | 'mute' | 'release' | 'transfer' | 'consult' | 'complete' | 'dial' | 'ready' | 'notReady';
  /** as `KeyboardEvent.code` has it, the same on every layout; with Alt */
  readonly code: string;
  /** as `aria-keyshortcuts` has it */
  readonly keys: string;
  /** selectors of what it presses, or focuses where nothing can be pressed: the first that finds anything visible */
  readonly meant: readonly string[];
}

const command = (name: string, leg = '') => `${leg && `[data-leg=${leg}] `}[data-command="${name}"]`;

/** With several calls the one that is talked on comes first. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    name: 'answer',
    code: 'KeyA',
    keys: 'Alt+A',
    meant: [command('conversation.answer'), command('interaction.accept')],
  },
  {
    name: 'hold',
    code: 'KeyH',
    keys: 'Alt+H',
    meant: [command('conversation.hold'), command('conversation.retrieve')],
  },
  { name: 'mute', code: 'KeyM', keys: 'Alt+M', meant: [command('conversation.mute'), command('conversation.unmute')] },
  {
    name: 'release',
    code: 'KeyX',
    keys: 'Alt+X',
    // Never one that is on hold: what was talked on may have ended by itself just now.
    meant: [command('conversation.release', 'connected'), command('conversation.release', 'dialing')],
  },
  {
    name: 'transfer',
    code: 'KeyT',
    keys: 'Alt+T',
    meant: [`[data-talking] ${command('conversation.transfer')}`, command('conversation.transfer')],
  },
  {
    name: 'consult',
    code: 'KeyC',
    keys: 'Alt+C',
    meant: [`[data-talking] ${command('interaction.consult')}`, command('interaction.consult')],
  },
  { name: 'complete', code: 'KeyW', keys: 'Alt+W', meant: [command('interaction.complete')] },
  { name: 'dial', code: 'KeyD', keys: 'Alt+D', meant: ['[data-field=dial]'] },
  { name: 'ready', code: 'KeyR', keys: 'Alt+R', meant: [command('channel.ready')] },
  { name: 'notReady', code: 'KeyN', keys: 'Alt+N', meant: [command('channel.notready')] },
];

/** The keys of a command, as `aria-keyshortcuts` has them. */
export function keysOf(name: string): string | undefined {
  return SHORTCUTS.find(({ meant }) => meant.some((selector) => selector.endsWith(command(name))))?.keys;
}
