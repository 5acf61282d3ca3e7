import { Ringing } from '../calls/ringing.js';
import { SignIn } from '../sign-in/sign-in.js';
import { SimulatorAside } from '../simulator/simulator-aside.js';
import { OnDemand } from '../parts/on-demand.js';
import { useDesk } from '../state/desk-context.js';
import { drawer } from '../state/drawer.js';
import { route } from '../state/route.js';
import { texts } from '../texts/texts.js';
import { Announcer } from './announcer.js';
import { Banner } from './banner.js';
import { DeskPage } from './desk-page.js';
import { Header } from './header.js';
import { Notices } from './notices.js';
import { useKeptFocus } from './use-kept-focus.js';
import { useTitle } from './use-title.js';
import { useShortcuts } from './use-shortcuts.js';

const wallboard = async () => (await import('../wallboard/wallboard.js')).Wallboard;

const developer = async () => (await import('../developer/drawer.js')).Drawer;

/** The whole page: what there is to do is signed in to, then worked with. */
export function App() {
  useShortcuts();
  useKeptFocus();
  useTitle();
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
      {drawer.value === 'open' && (
        <section id="developer" class="drawer" aria-label={texts.value.shell.developer}>
          <OnDemand load={developer} />
        </section>
      )}
      <Announcer />
    </>
  );
}

function Content() {
  const desk = useDesk();
  if (!desk.begun.value) return <p class="muted">{texts.value.shell.connecting}</p>;
  if (!desk.working.value) return <SignIn />;
  if (route.value.page === 'desk') return <DeskPage />;
  return (
    <>
      <Ringing />
      <OnDemand load={wallboard} />
    </>
  );
}
