import { useDesk } from '../state/desk-context.js';
import { SimulatorButton } from '../simulator/simulator-button.js';
import { texts } from '../texts/texts.js';
import { KeyboardHelp } from './keyboard-help.js';
import { DeveloperButton } from './developer-button.js';
import { PageLink } from './page-link.js';
import { SignOff } from './sign-off.js';
import { Preferences } from './preferences.js';

export function Header() {
  const desk = useDesk();
  const words = texts.value.shell;
  const info = desk.working.value ? desk.info.value : undefined;
  return (
    <header class="bar">
      <h1>{words.title}</h1>
      {info && (
        <p class="who">
          <strong>{info.profile?.name ?? info.agent}</strong>
          <span class="muted">{info.profile?.extension}</span>
        </p>
      )}
      <span class="grow" />
      <SimulatorButton />
      <PageLink />
      <DeveloperButton />
      {info && <KeyboardHelp />}
      <Preferences />
      {info && <SignOff />}
    </header>
  );
}
