import type { AmiFields } from '../../../src/cti/asterisk/ami/ami-action.js';
import { ScriptedSwitch } from './scripted-switch.js';

/** A scripted switch that moves, calls and ends channels when it is asked to, as Asterisk does. */
export class ObedientSwitch extends ScriptedSwitch {
  constructor() {
    super();
    const { effects } = this;
    effects.set('Redirect', ({ Channel, ExtraChannel }) => {
      for (const uid of this.uidsOf(Channel, ExtraChannel)) {
        this.moves(uid, undefined);
        this.entersApplication(uid);
      }
    });
    effects.set('POST addChannel', ({ channel }, path) => {
      for (const uid of String(channel).split(',')) this.moves(uid, idIn(path));
    });
    effects.set('POST removeChannel', ({ channel }) => this.moves(String(channel), undefined));
    effects.set('Bridge', ({ Channel1, Channel2 }) => {
      for (const uid of this.uidsOf(Channel1, Channel2)) this.moves(uid, 'of-asterisk');
    });
    effects.set('Hangup', ({ Channel }) => {
      for (const uid of this.uidsOf(Channel)) this.hangsUp(uid);
    });
    effects.set('POST create', ({ channelId }) => {
      const uid = String(channelId);
      this.tell('Newchannel', { ...this.called(uid), ChannelState: '0' });
      this.entersApplication(uid);
    });
    effects.set('POST dial', (_, path) => this.tell('Newstate', { ...this.called(idIn(path)), ChannelState: '5' }));
    this.answers.set('Getvar', ({ Variable }) => ({
      Value: String(Variable).startsWith('DIALPLAN_EXISTS') ? '1' : (this.variables.get(String(Variable)) ?? ''),
    }));
    effects.set('Setvar', ({ Variable, Value }) => this.variables.set(String(Variable), String(Value)));
    this.asterisk.parts.options.consult = 'device';
  }

  /** what was written on channels, whichever it was */
  readonly variables = new Map<string, string>();

  private called(Uniqueid: string): Readonly<Record<string, string>> {
    return { Channel: `PJSIP/1003-${Uniqueid}`, Uniqueid, Linkedid: '1.1' };
  }

  private uidsOf(...names: readonly AmiFields[string][]): readonly string[] {
    return [...this.asterisk.mirror.all].filter(({ name }) => names.includes(name)).map(({ uid }) => uid);
  }
}

/** the id in a path like `/channels/1.2/dial` */
function idIn(path = ''): string {
  return decodeURIComponent(path.split('/')[2] ?? '');
}
