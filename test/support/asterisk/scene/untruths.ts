import { snapshotMap } from '../../client-map.js';
import { succeeded } from '../../desktop.js';
import type { SoftCall } from '../softphone/soft-call.js';
import { Ears } from './ears.js';
import { isSilent, type Scene, type SceneAgent } from './scene.js';
import type { ShownObject } from './shown.js';
import { SwitchJoins } from './switch-joins.js';

/**
 * Where desktops, the switch and the ears disagree; in words, empty where all is true.
 * Everything should stand still meanwhile, what moves is found different.
 */
export async function untruths(scene: Scene): Promise<string[]> {
  const joins = await SwitchJoins.read(scene.ami);
  const ears = await Ears.listen(scene.voices, callsIn(scene));
  const found = await Promise.all(scene.agents.map((agent) => ofAgent(scene, agent, joins, ears)));
  return found.flat();
}

/** Those of all agents, and of whoever is shown with them. */
function callsIn(scene: Scene): SoftCall[] {
  return scene.agents.flatMap(({ phone, shown }) => {
    const legs = shown.contacts.flatMap((contact) => contact.legs);
    const parties = legs.flatMap(({ object }) => object.parties ?? []);
    return [...phone.calls, ...parties.flatMap(({ address }) => scene.callsOf(address) ?? [])];
  });
}

async function ofAgent(scene: Scene, agent: SceneAgent, joins: SwitchJoins, ears: Ears): Promise<string[]> {
  const who = agent.phone.user;
  const say = (text: string) => `${who}: ${text}`;
  const faults = (await unlikeSnapshot(agent)).map(say);
  const contacts = agent.shown.contacts.filter(({ legs }) => legs.length > 0);
  const up = joins.legsOf(who).length;
  if (up > 0 && contacts.length === 0) faults.push(say(`has ${up} legs at the switch and shows no call`));
  for (const contact of contacts) {
    for (const { object } of contact.legs) faults.push(...ofLeg(scene, agent, object, joins, ears).map(say));
  }
  return faults;
}

/** What was told and what is read have to be the same. */
async function unlikeSnapshot({ desktop, shown }: SceneAgent): Promise<string[]> {
  const answer = succeeded(await desktop.command('session.snapshot'));
  const { session } = answer['data'] as { session: Parameters<typeof snapshotMap>[0] };
  const read = JSON.stringify(Object.fromEntries(snapshotMap(session)));
  const told = JSON.stringify(Object.fromEntries(shown.objects));
  return read === told ? [] : [`told ${told}, read ${read}`];
}

function ofLeg(scene: Scene, { phone }: SceneAgent, leg: ShownObject, joins: SwitchJoins, ears: Ears): string[] {
  const { state, role, muted, parties = [] } = leg;
  const others = parties.map(({ address }) => address).filter((address) => scene.callsOf(address) !== undefined);
  const heard = ears.at(phone);
  const hearsMe = (address: string) =>
    (scene.callsOf(address) ?? []).some((call) => ears.on(call).includes(phone.user));
  const away = phone.calls.some((call) => call.held);
  const quiet = (address: string) => scene.agents.some((agent) => agent.phone.user === address && isSilent(agent));
  const faults = (address: string): string[] => {
    if (state === 'held') {
      return [
        ...((scene.callsOf(address) ?? []).length > 0 ? [] : ['has gone']),
        ...(heard.includes(address) ? ['is heard'] : []),
        ...(hearsMe(address) ? ['hears the agent'] : []),
      ];
    }
    if (state !== 'connected') return [];
    const silent = away || quiet(address);
    return [
      ...(quiet(address) || joins.joined(phone.user, address) ? [] : ['is not joined at the switch']),
      ...(silent || heard.includes(address) ? [] : [`is not heard, but ${heard.join('+') || 'nobody'}`]),
      ...(silent || hearsMe(address) === !muted ? [] : [muted ? 'hears the agent' : 'does not hear the agent']),
    ];
  };
  const show = `${role} ${state}${muted ? ' muted' : ''} with ${others.join('+')}`;
  return others.flatMap((address) => faults(address).map((text) => `${show}: ${address} ${text}`));
}
