import { simulatorTexts } from '../texts/simulator-texts.js';
import { texts } from '../texts/texts.js';
import { ActButton } from './act-button.js';
import type { SwitchDevice, SwitchView } from './switch-shapes.js';

/** Telephones that are drawn at most. */
const DRAWN = 50;

/** The queues, and the telephones of the agents with their plugs. */
export function Devices({ view: { queues, devices } }: { readonly view: SwitchView }) {
  const words = simulatorTexts.value.devices;
  return (
    <section aria-labelledby="simulator-devices">
      <h3 id="simulator-devices" tabIndex={-1}>
        {words.heading}
      </h3>
      <div class="scroll" role="group" aria-labelledby="simulator-devices" tabIndex={0}>
        <ul class="plain">
          {queues.slice(0, DRAWN).map(({ id, waiting, ready }) => (
            <li key={id}>
              <strong>{id}</strong> <span class="muted">{words.queue(waiting, ready)}</span>
            </li>
          ))}
        </ul>
        <ul class="plain">
          {devices.slice(0, DRAWN).map((device) => (
            <Device key={device.device} device={device} />
          ))}
        </ul>
        {devices.length > DRAWN && <p class="muted">{words.more(devices.length - DRAWN)}</p>}
      </div>
    </section>
  );
}

function Device({ device: { device, plugged, agent } }: { readonly device: SwitchDevice }) {
  const words = simulatorTexts.value.devices;
  const act = plugged ? words.unplug : words.plug;
  return (
    <li class="row leg" data-device={device}>
      <span class="grow">
        <strong>{device}</strong> {agent && agent.name}{' '}
        <span class="muted">{agent ? texts.value.channel.states[agent.agentState] : words.nobody}</span>
        {!plugged && <span class="warning"> {words.off}</span>}
      </span>
      <ActButton
        path={`/devices/${encodeURIComponent(device)}/${plugged ? 'unplug' : 'plug'}`}
        label={`${act}: ${device}`}
      >
        {act}
      </ActButton>
    </li>
  );
}
