import type { Interaction } from '../../client.js';
import { EitherButton } from '../parts/either-button.js';
import { texts } from '../texts/texts.js';

const COMMANDS = ['start', 'stop', 'pause', 'resume'].map((name) => `interaction.recording.${name}`);

/** Whether it is recorded, and what may be done about it. */
export function Recording({ interaction }: { readonly interaction: Interaction }) {
  const words = texts.value.calls;
  const { recording, recordings, allowed, state } = interaction;
  const elsewhere = recording === 'off' && recordings?.some((one) => one.state === 'on');
  const possible = COMMANDS.some((command) => allowed.includes(command));
  if (state === 'ENDED' || (recording === 'off' && !elsewhere && !possible)) return null;
  return (
    <div class="row recording" role="group" aria-label={words.recording}>
      <p data-recording={recording}>
        {words.recording}: <strong>{elsewhere ? words.recordedElsewhere : words.recordings[recording]}</strong>
      </p>
      <EitherButton
        object={interaction}
        choices={[
          { command: 'interaction.recording.start', text: words.start, run: () => interaction.startRecording() },
          { command: 'interaction.recording.stop', text: words.stop, run: () => interaction.stopRecording() },
        ]}
      />
      <EitherButton
        object={interaction}
        choices={[
          { command: 'interaction.recording.pause', text: words.pause, run: () => interaction.pauseRecording() },
          { command: 'interaction.recording.resume', text: words.resume, run: () => interaction.resumeRecording() },
        ]}
      />
    </div>
  );
}
