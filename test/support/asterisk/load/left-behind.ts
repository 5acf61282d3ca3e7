import type { ShownContact } from '../scene/shown.js';
import type { LoadSite } from './load-site.js';

/** Agents with something left at desktop or queue, when everybody has gone. */
export async function leftBehind(site: LoadSite): Promise<string[]> {
  const members = await site.lab.ami.list('QueueStatus', { Queue: site.queue });
  return site.agents.flatMap(({ phone, shown, isFree }) => {
    const member = members.find((item) => item['Location'] === `PJSIP/${phone.user}`);
    const { Paused, InCall, Status } = member ?? {};
    const faults = isFree ? [] : [`${phone.user} shows ${describe(shown.contacts)}, ${shown.channel?.agentState}`];
    if (Paused !== '0' || InCall !== '0' || Status !== '1') {
      faults.push(`${phone.user} in the queue: paused ${Paused}, in call ${InCall}, status ${Status}`);
    }
    return faults;
  });
}

const describe = (contacts: readonly ShownContact[]): string =>
  contacts
    .map(
      ({ path, object, legs }) =>
        `${path} ${object.state} [${legs.map((leg) => `${leg.object.role} ${leg.object.state}`).join()}]`,
    )
    .join(' ') || 'no call';
