import type { SoundDevice } from './phone-state.js';

export interface SoundDevices {
  readonly microphones: readonly SoundDevice[];
  readonly speakers: readonly SoundDevice[];
}

/** What is plugged in, as far as the browser tells. */
export async function soundDevices(): Promise<SoundDevices> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const of = (kind: MediaDeviceKind) =>
    all.filter((one) => one.kind === kind).map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { microphones: of('audioinput'), speakers: of('audiooutput') };
}
