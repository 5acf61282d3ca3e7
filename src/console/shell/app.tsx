import { useEffect } from 'preact/hooks';
import { SignIn } from '../sign-in/sign-in.js';
import { SimulatorAside } from '../simulator/simulator-aside.js';
import { useDesk } from '../state/desk-context.js';
import { texts } from '../texts/texts.js';
import { Announcer } from './announcer.js';
import { Banner } from './banner.js';
import { DeskPage } from './desk-page.js';
import { Header } from './header.js';
import { Notices } from './notices.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useShortcuts } from './use-shortcuts.js';

/** The whole page: what there is to do is signed in to, then worked with. */
export function App() {
  const desk = useDesk();
  useShortcuts();
  useKeptFocus();
  const title = texts.value.shell.title;
  const agent = desk.working.value ? desk.info.value?.agent : undefined;
  useEffect(() => {
    document.title = agent === undefined ? title : `${agent} – ${title}`;
  }, [title, agent]);
  return (
    <>
      <Header />
      <Banner />
      <Notices />
      <div class="sides">
        <main id="main" tabIndex={-1}>
          <Content />
        </main>
        <SimulatorAside />
      </div>
      <Announcer />
    </>
  );
}

function Content() {
  const desk = useDesk();
  if (!desk.begun.value) return <p class="muted">{texts.value.shell.connecting}</p>;
  return desk.working.value ? <DeskPage /> : <SignIn />;
}
